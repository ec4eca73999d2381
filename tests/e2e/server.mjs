// A static host for the built reader, as strict as the real one: the headers
// are those of Trunk.toml, their one owner, and a missing file is a 404.
//
// Two origins listen, both on 127.0.0.1 at free ports:
//
//   origin   /…            the reader, from dist/
//            /corpora/…    large collections, from the shared folder
//            /fault/…      collections that go wrong (faults.mjs)
//   other    /open/…       all of the above for every origin (CORS allowed)
//            /closed/…     the same without CORS headers
//
// `nowhere` is an address at which nothing listens, as when a machine is offline. `asked` holds the paths that were
// asked of `origin`, those in `missing` are answered as if there were no such file, and what `before` has for one of
// them comes before the file itself.

import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answerFault } from "./faults.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Starts both origins.
 *
 * @param {{dist: string, shared?: string}} folders the built reader, and the shared folder where there is one
 * @returns {Promise<{origin: string, other: string, nowhere: string, asked: string[], missing: Set<string>, before: Map<string, string>, close: () => Promise<void>}>}
 */
export async function serve({ dist, shared }) {
  const headers = headersOfTrunk();
  const asked = [];
  const missing = new Set();
  const before = new Map();
  const folders = { dist, corpora: shared && join(shared, "corpora") };
  const own = await listen((request, response) => {
    asked.push(request.path);
    const path = missing.has(request.path) ? undefined : request.path;
    return answer(path, folders, headers, request, response, before.get(path));
  });
  const other = await listen((request, response) => {
    const [, door, path] = /^\/(open|closed)(\/.*)$/.exec(request.path) ?? [];
    const cors = door === "open" ? { "Access-Control-Allow-Origin": "*" } : {};
    return answer(path ?? "/", folders, cors, request, response);
  });
  const free = await listen(() => {});
  await free.close();
  return {
    origin: own.origin,
    other: other.origin,
    nowhere: free.origin,
    asked,
    missing,
    before,
    close: async () => void (await Promise.all([own.close(), other.close()])),
  };
}

/** The table [serve.headers] of Trunk.toml, whose values are all basic strings. */
export function headersOfTrunk() {
  const config = readFileSync(join(ROOT, "Trunk.toml"), "utf8");
  const [, table] = /^\[serve\.headers\]\n([^[]*)/m.exec(config) ?? [];
  const pairs = [...(table ?? "").matchAll(/^([\w-]+) = (".*")$/gm)].map(([, name, value]) => [name, JSON.parse(value)]);
  if (!pairs.some(([name]) => name === "Content-Security-Policy")) {
    throw new Error("Trunk.toml has no Content-Security-Policy in [serve.headers]");
  }
  return Object.fromEntries(pairs);
}

async function answer(path, folders, headers, request, response, before = "") {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("Cache-Control", "no-cache");
  if (path?.startsWith("/fault/")) return answerFault(path.slice("/fault/".length), request.query, response);
  const file = path && fileFor(path, folders);
  const found = file && (await stat(file).catch(() => undefined));
  if (!found?.isFile()) return response.writeHead(404, { "Content-Type": "text/plain" }).end("There is no such file.\n");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": found.size + Buffer.byteLength(before),
  });
  if (request.method === "HEAD") return response.end();
  if (before) response.write(before);
  // A browser that turns away closes the connection; that is no error here.
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

function fileFor(path, { dist, corpora }) {
  const clean = normalize(path);
  if (clean.startsWith("/corpora/")) return corpora && join(corpora, clean.slice("/corpora".length));
  return join(dist, clean === "/" ? "index.html" : clean);
}

function listen(handle) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    const asked = { method: request.method, path: decodeURIComponent(url.pathname), query: url.searchParams };
    Promise.resolve(handle(asked, response)).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      resolve({
        origin: `http://127.0.0.1:${server.address().port}`,
        close: () =>
          new Promise((done) => {
            server.close(done);
            server.closeAllConnections();
          }),
      });
    });
  });
}

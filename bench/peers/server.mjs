// A static host for the measured pages, on this machine.
//
//   /…               page.html, page.js, engines/ (this folder)
//   /node_modules/…  the libraries as they are published
//   /data/…          collections, queries, and what is compiled or indexed for the bench
//
// Its two headers isolate the pages from every other origin, and the browser gives isolated pages a clock with steps
// of 5 microseconds instead of 100.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-cache",
};

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Starts it at a free port. */
export async function serve(data) {
  const server = createServer((request, response) => {
    answer(fileFor(request.url, data), response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `normalize` of a path that begins with `/` leaves nothing that leads out of a folder. */
function fileFor(address, data) {
  const path = normalize(decodeURIComponent(new URL(address, "http://localhost").pathname));
  return path.startsWith("/data/") ? join(data, path.slice("/data".length)) : join(HERE, path);
}

async function answer(file, response) {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return response.writeHead(404, HEADERS).end();
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Length": found.size });
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

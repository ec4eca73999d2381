// A page of somebody else that shows a collection: of another site (`localhost` is one for a browser, 127.0.0.1 another),
// with the strictest policy under which docs/publish.md says that it works, and a style that spoils all it can reach.
//
// And a host that reads `_headers` as some do, because whether a page may stand in a frame is said there.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { TYPES } from "./server.mjs";

const SPOILING = `
  html { background: light-dark(#fff, #111); color: light-dark(#000, #eee); }
  main * { display: none !important; visibility: hidden !important; opacity: 0 !important; font-size: 80px !important;
    color: red !important; transform: rotate(3deg) !important; letter-spacing: 1em !important; }
  main > :is(h1, p) { all: revert !important; color: inherit !important; }
  p > a { all: revert !important; color: light-dark(#00c, #9cf) !important; }
`;

/**
 * Serves pages around elements. `pages` is filled by whoever writes them, by path; `page` writes one that allows no more
 * than the reader of `site`.
 */
export async function around(site) {
  const pages = new Map([["/spoiling.css", SPOILING]]);
  const { origin, close } = await listen("localhost", (path, response) => {
    const text = pages.get(path);
    const type = extname(path) || ".html";
    response.writeHead(text === undefined ? 404 : 200, {
      "Content-Type": TYPES[type],
      ...(type === ".html" && { "Content-Security-Policy": policy(site) }),
      ...(type === ".json" && { "Access-Control-Allow-Origin": site }),
    });
    response.end(text ?? "");
  });
  const page = (path, body, { direction = "ltr", spoils = true, scheme = "light dark" } = {}) =>
    pages.set(
      path,
      `<!doctype html><html lang="en" dir="${direction}"><head><meta charset="utf-8"><title>A page around</title>
       <meta name="viewport" content="width=device-width, initial-scale=1">${scheme ? `<meta name="color-scheme" content="${scheme}">` : ""}
       <link rel="icon" href="data:,">
       ${spoils ? '<link rel="stylesheet" href="spoiling.css">' : ""}<script src="${site}/embed.js" async></script></head>
       <body><main><h1>A page around</h1>${body}</main></body></html>`,
    );
  return { origin, pages, page, close };
}

function policy(site) {
  return `default-src 'none'; style-src 'self'; img-src data:; script-src ${site}/embed.js; frame-src ${site}; require-trusted-types-for 'script'; trusted-types 'none'`;
}

/** Serves a published folder with the headers that its `_headers` gives to all paths, or what becomes of them. */
export async function hosted(folder, changed = (text) => text) {
  const [, block] = /^\/\*\n((?: {2}.*\n)*)/.exec(changed(readFileSync(join(folder, "_headers"), "utf8"))) ?? [];
  const headers = Object.fromEntries([...(block ?? "").matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value]));
  return listen("127.0.0.1", async (path, response) => {
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const bytes = await readFile(file).catch(() => undefined);
    response.writeHead(bytes ? 200 : 404, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(bytes);
  });
}

function listen(host, handle) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    Promise.resolve(handle(decodeURIComponent(pathname), response)).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const close = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
      resolve({ origin: `http://${host}:${server.address().port}`, close });
    });
  });
}

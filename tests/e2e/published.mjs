// A collection published by the program, and served as strangers' hosts do it: by Python's server, which knows nothing of
// ours, or by nginx, where it is installed.
//
// Environment: LECTERN_PROGRAM, the program (default: target/debug/lectern of the checkout).

import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const PROGRAM = env.LECTERN_PROGRAM || here("../../target/debug/lectern");
const DIST = env.LECTERN_DIST || here("../../dist");

/** The default collection. */
export const LANDMARK = here("../../public/collections/landmark-statements.json");

/** Large collections, where the shared folder is beside the checkout. */
export const SPEECHES = join(env.LECTERN_SHARED || here("../../../shared"), "corpora/ungdc/ungdc-100.json");

/** Why nothing can be published here, or false. */
export const cannotPublish = existsSync(PROGRAM) ? false : `${PROGRAM} is not there: \`cargo build --package lectern\` first`;

/** Runs the program. */
export function lectern(...words) {
  return execFileSync(PROGRAM, [...words, "--reader", DIST], { stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * Publishes a collection into a folder that goes when `close` is called, and serves it.
 *
 * @param {string} collection
 * @param {"python" | "nginx"} host
 * @param {string[]} options of the program
 */
export async function published(collection, host = "python", options = []) {
  const { folder, ...place } = await hosted((folder, port) => {
    const site = join(folder, "site");
    lectern("publish", collection, "-o", site, "--base-url", `http://127.0.0.1:${port}/`, "--quiet", ...options);
    return start(host, site, port, folder);
  });
  return { ...place, site: join(folder, "site") };
}

/** Shows a copy of a collection as the program does on its author's machine. `change` rewrites the copy. */
export async function shown(collection) {
  const { folder, ...place } = await hosted(async (folder, port) => {
    const copy = join(folder, "copy.json");
    await copyFile(collection, copy);
    return spawn(PROGRAM, ["serve", copy, "--port", `${port}`, "--reader", DIST], { stdio: "ignore" });
  });
  const copy = join(folder, "copy.json");
  return { ...place, change: async (edit) => writeFile(copy, edit(await readFile(copy, "utf8"))) };
}

/** What `begin` starts in a folder of its own, at a port of its own, once it answers. */
async function hosted(begin) {
  const folder = await mkdtemp(join(tmpdir(), "lectern-journey-"));
  const port = await freePort();
  const server = await begin(folder, port);
  const origin = `http://127.0.0.1:${port}`;
  await answers(origin);
  const close = async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, origin, close };
}

/** Whether a host is installed. */
export function isInstalled(host) {
  const [name, question] = host === "nginx" ? ["nginx", "-v"] : ["python3", "--version"];
  try {
    execFileSync(name, [question], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function start(host, site, port, folder) {
  if (host === "python") return spawn("python3", ["-m", "http.server", `${port}`, "-b", "127.0.0.1", "-d", site], { stdio: "ignore" });
  const config = join(folder, "nginx.conf");
  await writeFile(
    config,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user ${userInfo().username};
     events {}
     http { include /etc/nginx/mime.types; access_log off;
       ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
       server { listen 127.0.0.1:${port}; root ${site}; error_page 404 /404.html; } }`,
  );
  return spawn("nginx", ["-c", config, "-p", folder], { stdio: "ignore" });
}

async function answers(origin) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(origin, { method: "HEAD" }).then((answer) => answer.ok, () => false)) return;
    await pause(50);
  }
  throw new Error(`nothing answers at ${origin}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

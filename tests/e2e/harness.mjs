// What every journey starts from:
//
//   import { journey } from "../harness.mjs";
//
//   journey("a newcomer finds a speech", { viewport: "phone", scheme: "dark" }, async (reader) => {
//     await reader.open("/");
//     await reader.type("searchbox", "Search", "peace");
//     await reader.find("link", /peace/i);
//     await reader.passesAxe();
//   });
//
// A journey is one `test` of node:test with a browser window of its own. It
// fails on what it asserts, and on what no journey may meet (guard.mjs):
// policy violations, console errors, uncaught errors, requests to third parties.
// What a person can do stands in reader.mjs, the addresses in server.mjs.
//
// Settings of a journey, all optional:
//   viewport  "desktop" (default), "phone", "wide", "touch" (a phone with fingers), or {width, height}
//   scheme    "light" (default) or "dark"
//   motion    "no-preference" (default) or "reduce"
//   expects   patterns of console errors that the journey is about
//   shared    a file that must be in the shared folder, such as
//             "corpora/ungdc/ungdc-100.json"; without it the journey is skipped, aloud
//   server    gives another place to be served from: an object with its `origin`
//   skip      why it cannot be walked here, or false
//   only      "chromium" or "firefox", where the other cannot do what it needs
//   timeout   in milliseconds, 90,000 by default
//
// Environment, all optional; `cargo xtask test e2e` sets them:
//   BROWSER              "chromium" (default) or "firefox"
//   LECTERN_CHROMIUM, LECTERN_FIREFOX   the programs
//   LECTERN_DIST         the built reader (default: dist/ of the checkout)
//   LECTERN_SHARED       the shared folder (default: beside the checkout)
//   LECTERN_SCREENSHOTS  where pictures go (default: target/e2e/)
//
// By hand, after `cargo xtask dist`: `node --test tests/e2e/journeys/`.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browserName, closeBrowser } from "./browser.mjs";
import { newReader } from "./reader.mjs";
import { serve } from "./server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const DIST = env.LECTERN_DIST || here("../../dist");
const SHARED = env.LECTERN_SHARED || here("../../../shared");
const SCREENSHOTS = env.LECTERN_SCREENSHOTS || here("../../target/e2e");

let server;

before(async () => {
  if (!existsSync(join(DIST, "index.html"))) throw new Error(`${DIST} holds no reader: run \`cargo xtask dist\` first.`);
  server = await serve({ dist: DIST, shared: existsSync(SHARED) ? SHARED : undefined });
});

after(async () => {
  await closeBrowser();
  await server?.close();
});

/**
 * Declares a journey.
 *
 * @param {string} name what happens to whom, in words
 * @param {object} settings see above; may be left out
 * @param {(reader: import("./reader.mjs").Reader) => Promise<void>} walk
 */
export function journey(name, settings, walk) {
  if (typeof settings === "function") return journey(name, {}, settings);
  return test(name, { skip: reasonToSkip(settings), timeout: settings.timeout ?? 90_000 }, async () => {
    const reader = await newReader(settings.server?.() ?? server, settings, SCREENSHOTS);
    try {
      await walk(reader);
      fail(reader.problems());
    } catch (error) {
      await reader.screenshot(`failed-${name.replace(/\W+/g, "-")}`).catch(() => {});
      const behind = reader.problems().filter((problem) => !error.message.includes(problem));
      if (behind.length > 0) error.message += `\nand meanwhile:\n  ${behind.join("\n  ")}`;
      throw error;
    } finally {
      await reader.leave();
    }
  });
}

function reasonToSkip({ shared, only, skip }) {
  if (skip) return skip;
  if (shared && !existsSync(join(SHARED, shared))) return `the shared folder beside the checkout has no ${shared}`;
  if (only && only !== browserName) return `${browserName} cannot do what this needs`;
  return false;
}

function fail(problems) {
  if (problems.length > 0) throw new Error(`what must never happen did:\n  ${problems.join("\n  ")}`);
}

// Takes the pictures of docs/make-a-collection.md from the product itself, in Chromium:
//
//   cargo xtask dist && node docs/make-a-collection/take.mjs
//
// The files that are dropped lie in example/; everything in them is made up.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closeBrowser, launch } from "../../tests/e2e/browser.mjs";
import { serve } from "../../tests/e2e/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = here("example");
const VIEWPORT = { width: 1000, height: 720 };

const server = await serve({ dist: here("../../dist") });
const browser = await launch();
const page = await browser.newPage();
await page.setViewport(VIEWPORT);
const take = (name) => page.screenshot({ path: here(`${name}.png`), optimizeForSpeed: false });

await page.goto(`${server.origin}/?view=make`, { waitUntil: "load" });
await page.waitForSelector(".intake");
await take("drop");

const files = readdirSync(EXAMPLE).map((name) => [name, readFileSync(join(EXAMPLE, name), "utf8")]);
await page.evaluate((all) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of all) dataTransfer.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}, files);
await page.waitForSelector(".making-table tbody tr");
await page.evaluate(() => document.querySelector(".making-count").scrollIntoView());
await take("table");

await page.click("::-p-aria([name='Open An open letter on the river path'][role='button'])");
await page.waitForSelector("dialog.document[open] .piece");
await take("document");

const scratch = mkdtempSync(join(tmpdir(), "lectern-pictures-"));
const report = join(scratch, "report.html");
const words = ["run", "--quiet", "--locked", "--package", "lectern", "--", "build", EXAMPLE, "--quiet"];
execFileSync("cargo", [...words, "-o", join(scratch, "example.json"), "--report", report], { cwd: here("../.."), stdio: "inherit" });
await page.goto(`file://${report}`);
await take("report");
rmSync(scratch, { recursive: true, force: true });

await browser.close();
await closeBrowser();
await server.close();

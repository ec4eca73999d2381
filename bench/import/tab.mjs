// How fast the tab reads files, and what it fetches for that: `cargo xtask bench import`.
//
// In Chromium, against the built reader on this machine, every saved page of the shared folder beside the checkout is
// dropped on the screen that makes a collection:
//
//   mb_per_s_wasm      bytes of the pages by the time from the drop to the table that shows what was found, in MB/s;
//                      the median of three rounds
//   longest_task_ms    the longest task of the page's own thread in a round of its own, in which a document is opened and a
//                      piece and a document are left out besides: of the processor's time, as Chromium's tracing has it
//   longest_task_clock_ms  the same by the clock, with what others on the machine take
//   wasm_brotli_bytes  the worker's wasm after brotli at quality 11
//
// They are added to the file that LECTERN_BENCH names, one flat object; what else is in it stays.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, env } from "node:process";
import { brotliCompressSync, constants } from "node:zlib";
import { closeBrowser, launch, longestTask } from "../../tests/e2e/browser.mjs";
import { serve } from "../../tests/e2e/server.mjs";

const ROUNDS = 3;
const MINUTES = 60_000;
const [, , PAGES] = argv;
const { LECTERN_DIST: DIST, LECTERN_BENCH: OUT } = env;

const pages = readdirSync(PAGES)
  .filter((name) => existsSync(join(PAGES, name, "source.html")))
  .map((name) => [`${name}.html`, readFileSync(join(PAGES, name, "source.html"))]);
const bytes = pages.reduce((sum, [, page]) => sum + page.length, 0);

const server = await serve({ dist: DIST });
const browser = await launch({ protocolTimeout: 5 * MINUTES });
const seconds = [];
for (let round = 0; round < ROUNDS; round += 1) seconds.push(await inPage(read));
const longest = await inPage((page) => longestTask(page, () => use(page)));
await browser.close();
await closeBrowser();
await server.close();

const median = seconds.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)];
const wasm = await readFile(join(DIST, "importer_bg.wasm"));
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length } };
const figures = {
  mb_per_s_wasm: Number((bytes / 1e6 / median).toFixed(2)),
  longest_task_ms: Number(longest.processor.toFixed(1)),
  longest_task_clock_ms: Number(longest.clock.toFixed(1)),
  wasm_brotli_bytes: brotliCompressSync(wasm, quality).length,
};
const known = existsSync(OUT) ? JSON.parse(await readFile(OUT, "utf8")) : {};
await writeFile(OUT, `${JSON.stringify({ ...known, ...figures }, null, 2)}\n`);
console.log(`   in the tab: ${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB`);

/** What is measured in a page of its own, to which all files are handed but not dropped yet. */
async function inPage(measure) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(5 * MINUTES);
  await page.goto(`${server.origin}/?view=make`, { waitUntil: "load" });
  await page.waitForSelector(".intake");
  await page.evaluate(() => (globalThis.handed = new DataTransfer()));
  for (const [name, content] of pages) {
    await page.evaluate(
      (file, encoded) => {
        const content = Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0));
        globalThis.handed.items.add(new File([content], file));
      },
      name,
      content.toString("base64"),
    );
  }
  const measured = await measure(page);
  await context.close();
  return measured;
}

/** Seconds from the drop to the table. */
async function read(page) {
  const milliseconds = await page.evaluate(
    () =>
      new Promise((done) => {
        const start = performance.now();
        new MutationObserver(() => {
          if (document.querySelector(".making-table tbody tr")) done(performance.now() - start);
        }).observe(document.querySelector(".making"), { childList: true, subtree: true });
        const dataTransfer = globalThis.handed;
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }),
  );
  return milliseconds / 1000;
}

/** Reads, and corrects what was read. */
async function use(page) {
  await read(page);
  await page.waitForSelector(".making-table tbody:nth-of-type(25) .making-toggle");
  await page.click(".making-table tbody:nth-of-type(2) .making-toggle");
  await page.waitForSelector("tr.making-left-out");
  await page.click(".making-open");
  await page.waitForSelector("dialog.document[open] .piece:last-child .piece-toggle");
  await page.click("dialog .piece:has(.piece-paragraph) .piece-toggle");
  await page.waitForSelector("dialog .piece:has(.piece-out) .piece-toggle");
}

// Measures one engine over one collection in a browser of its own, so that no engine finds the memory or the compiled
// code of another.
//
// Memory is what building adds: the script's heap and its buffers after a forced collection, less what they were with
// the documents loaded and nothing built. The documents stay loaded, and so count for nobody, not even for engines
// that keep them. For an engine in wasm the whole of the module's memory is added, its unused reserves among it;
// Chromium does not count that among the buffers.

import { closeSafely, launchFor } from "./chromium.mjs";

/** How long loading may take, and how long may be spent on queries, in milliseconds. */
const PREPARING = 180_000;
const BUDGET = { withFacets: 8_000, plain: 3_000 };
/**
 * A browser that has just started is busy with itself for a third of a second, which would weigh most on who builds
 * fastest: nothing is timed before so many milliseconds have passed.
 */
const SETTLING = 1_500;
/** One query can outlast the budget that it began in. */
const LONGEST_QUERY = 60_000;

/** Ended because it took longer than it may, or because the page died, as it does when memory runs out. */
export class Unfinished extends Error {}

/**
 * @param {{origin: string, engine: string, collection: string, limit: number}} wanted the limit of the build in
 *   milliseconds
 * @returns {Promise<object>} what the page's functions gave, and the memory in bytes
 * @throws {Unfinished}
 */
export async function measure({ origin, engine, collection, limit }) {
  const browser = await launchFor(limit + LONGEST_QUERY);
  try {
    const page = await browser.newPage();
    const crash = new Promise((_, reject) => {
      page.on("error", () => reject(new Unfinished("out of memory")));
    });
    crash.catch(() => {});
    const call = (milliseconds, work, ...given) =>
      Promise.race([page.evaluate(work, ...given), crash, late(milliseconds)]);
    await page.goto(`${origin}/page.html`);
    await page.waitForFunction(() => globalThis.bench);
    const about = await call(PREPARING, (name, of) => bench.prepare(name, of), engine, collection);
    const heap = await heapOf(page);
    const before = await heap();
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    const built = await call(limit, () => bench.build());
    const memory = (await heap()) - before + built.outsideBytes;
    const ask = (withFacets, budget) =>
      call(3 * budget + LONGEST_QUERY, (options) => bench.ask(options), { withFacets, budget });
    const counted = await ask(true, BUDGET.withFacets);
    const plain = await ask(false, BUDGET.plain);
    const passes = await call(PREPARING, () => bench.passes());
    return { about, build: built.milliseconds, indexBytes: built.indexBytes, memory, counted, plain, passes };
  } finally {
    await closeSafely(browser);
  }
}

function late(milliseconds) {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Unfinished(`over the limit of ${milliseconds / 1_000} s`)), milliseconds);
    timer.unref();
  });
}

/** A function that gives the bytes that the page's scripts hold, after what is unreachable is gone. */
async function heapOf(page) {
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.enable");
  return async () => {
    // What the first collection finalises, the second one frees.
    await session.send("HeapProfiler.collectGarbage");
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
    return usedSize + backingStorageSize;
  };
}

// A large collection is kept by the browser, and is there at once on the next visit; whatever becomes of the copy
// costs time only. What the journeys look at is the engine's memory: one that read the file holds all of its texts,
// one that opened the copy holds none. Only Chromium's protocol tells it and reaches into a worker.

import assert from "node:assert/strict";
import { keptCopy, memoryOf } from "../browser.mjs";
import { large } from "../faults.mjs";
import { journey } from "../harness.mjs";

const SETTINGS = { only: "chromium" };
const SEARCH = "Search the statements";

/** The most that an engine holds which read none of the texts, in bytes; the file alone has nine million. */
const WITHOUT_TEXTS = 13_000_000;

const addressOf = (reader) => `${reader.server.origin}/fault/large.jsonl`;

async function opens(reader, title = large.title) {
  await reader.find("heading", title);
  await reader.gone("progressbar");
  await reader.sees("3,000 statements");
}

async function isKept(reader, before) {
  await reader.until("the collection is kept", async () => {
    const copy = await keptCopy(reader.page);
    return copy?.isWhole && copy.written !== before?.written;
  });
  return keptCopy(reader.page);
}

/** The engine, once that of an earlier visit is gone. */
async function engine(reader) {
  await reader.until("one engine is running", () => reader.page.workers().length === 1);
  return reader.page.workers()[0];
}

/** To be asked when nothing is being written: Chromium may end a worker that is asked for its memory meanwhile. */
async function wasRead(reader) {
  const memory = await memoryOf(await engine(reader));
  assert.ok(memory > WITHOUT_TEXTS, `the engine holds the texts in ${memory} bytes`);
}

async function wasKept(reader) {
  const memory = await memoryOf(await engine(reader));
  assert.ok(memory < WITHOUT_TEXTS, `the engine holds no text in ${memory} bytes`);
}

/** Changes the copy's file, which no engine may have open. */
function spoil(reader, how) {
  return reader.page.evaluate(async (way) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("kept");
    for await (const entry of folder.values()) {
      const writable = await entry.createWritable({ keepExistingData: true });
      if (way === "cut") await writable.truncate((await entry.getFile()).size - 1000);
      else await writable.write({ type: "write", position: 100, data: new Uint8Array(100).fill(7) });
      await writable.close();
    }
  }, how);
}

journey("a large collection is there again on the next visit, without its file being read", SETTINGS, async (reader) => {
  await reader.openCollection(addressOf(reader));
  await opens(reader);
  await isKept(reader);
  await wasRead(reader);

  await reader.reload();
  await opens(reader);
  await wasKept(reader);
  await reader.type("searchbox", SEARCH, "number2999");
  await reader.sees("1 of 3,000 statements");
  await reader.click("link", /Statement 3000 on/);
  await reader.find("heading", /Statement 3000 on/);
  await reader.sees("the last word was given");
  await reader.page.$eval(".text em", (element) => element.innerText);
  await wasKept(reader);
});

journey("a collection that has changed is read, and kept as it is now", SETTINGS, async (reader) => {
  const before = large.title;
  try {
    await reader.openCollection(addressOf(reader));
    await opens(reader);
    const old = await isKept(reader);
    large.title = "A larger collection";
    await reader.reload();
    await opens(reader, "A larger collection");
    const larger = await isKept(reader, old);
    await wasRead(reader);
    // As long as the one that is kept, so that nothing but its bytes tells.
    large.title = "a LARGER collection";
    await reader.reload();
    await opens(reader, "a LARGER collection");
    await isKept(reader, larger);
    await wasRead(reader);
  } finally {
    large.title = before;
  }
});

for (const how of ["cut", "overwritten"]) {
  journey(`a copy that was ${how} is not believed, and made anew`, SETTINGS, async (reader) => {
    await reader.openCollection(addressOf(reader));
    await opens(reader);
    await isKept(reader);
    await spoil(reader, how);
    const spoilt = await keptCopy(reader.page);
    await reader.reload();
    await opens(reader);
    await isKept(reader, spoilt);
    await wasRead(reader);
    await reader.reload();
    await opens(reader);
    await wasKept(reader);
  });
}

journey("storage that is cleared under the page costs the time to read the file", {
  ...SETTINGS,
  expects: [/can no longer be read/],
}, async (reader) => {
  await reader.openCollection(addressOf(reader));
  await opens(reader);
  const cleared = await isKept(reader);
  await reader.reload();
  await opens(reader);
  await wasKept(reader);
  await (await engine(reader)).evaluate(() => {
    FileSystemSyncAccessHandle.prototype.read = () => 0;
  });
  await reader.type("searchbox", SEARCH, "number2999");
  await reader.sees("It was started again.");
  await reader.sees("1 of 3,000 statements");
  await reader.find("link", /Statement 3000 on/);
  await isKept(reader, cleared);
  await wasRead(reader);
});

journey("a browser that refuses its storage opens the collection all the same", SETTINGS, async (reader) => {
  reader.server.before.set("/worker_loader.js", `StorageManager.prototype.getDirectory = () => {
    globalThis.refused = true;
    return Promise.reject(new DOMException("no", "SecurityError"));
  };`);
  try {
    await reader.openCollection(addressOf(reader));
    await opens(reader);
    const worker = await engine(reader);
    await reader.until("the storage was asked for", () => worker.evaluate(() => globalThis.refused));
    await reader.type("searchbox", SEARCH, "number2999");
    await reader.sees("1 of 3,000 statements");
    assert.equal(await keptCopy(reader.page), undefined);
  } finally {
    reader.server.before.delete("/worker_loader.js");
  }
});

journey("a storage that is full keeps nothing, and the collection is read each time", SETTINGS, async (reader) => {
  await reader.open("/?q=none");
  const session = await reader.page.createCDPSession();
  await session.send("Storage.overrideQuotaForOrigin", { origin: reader.server.origin, quotaSize: 3_000_000 });
  for (const visit of [1, 2]) {
    await reader.openCollection(addressOf(reader), { q: `number${visit}` });
    await reader.sees(/1 of 3,000 statements/);
    await reader.gone("progressbar");
    await reader.until("what was begun is gone", async () => (await keptCopy(reader.page)) === undefined);
    await wasRead(reader);
  }
});

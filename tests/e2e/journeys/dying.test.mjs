// The search engine dies: for want of memory, or by a mistake of its own. What a person chose is never lost.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const RESTARTED = "It was started again.";
const STOPPED_TWICE = "The search engine stopped twice";

/** Only Chromium's protocol reaches into a worker. */
const SETTINGS = { only: "chromium", expects: [/the journey killed the engine/] };

const titles = (reader) => reader.page.$$eval(".card-title", (found) => found.map((title) => title.innerText));

/** Waits until the page says this many statements and shows these cards. */
async function shows(reader, count, cards) {
  await reader.until(`the count reads ${count} and the cards are the same`, async () => {
    const said = await reader.page.$eval(".results-count", (element) => element.innerText);
    return said === count && (cards === undefined || JSON.stringify(await titles(reader)) === JSON.stringify(cards));
  });
}

journey("an engine that dies is started again, and the same search is answered; the second time it is left", SETTINGS, async (reader) => {
  await reader.open("/?q=%22human+rights%22&kind=declaration&sort=oldest");
  await reader.sees(/\d+ of 77 statements/);
  const count = await reader.page.$eval(".results-count", (element) => element.innerText);
  await shows(reader, count);
  const cards = await titles(reader);
  assert.ok(cards.length > 0, "something is found");

  await reader.killEngine();
  await reader.sees(RESTARTED);
  await shows(reader, count, cards);
  assert.equal(reader.page.workers().length, 1, "the dead one is gone");
  await reader.passesAxe();
  await reader.screenshot("restarted");
  await reader.click("button", "Dismiss");
  await reader.seesNot(RESTARTED);

  await reader.killEngine();
  await reader.find("alert");
  await reader.sees(STOPPED_TWICE);
  await reader.seesNot(RESTARTED);
  assert.deepEqual(await titles(reader), [], "nothing is shown that nobody can answer for");
  await reader.passesAxe();
  await reader.screenshot("stopped-twice");

  await reader.click("button", "Try again");
  await shows(reader, count, cards);
  await reader.gone("alert");
  await reader.type("searchbox", "Search the statements", "apartheid");
  await reader.sees("Looking for words that start with “apartheid”");
});

journey("an engine that dies while a collection is arriving reads it again from the start", SETTINGS, async (reader) => {
  await reader.openCollection(`${reader.server.origin}/fault/slow.json?statements=200&pieces=20&delay=100`);
  await reader.find("link", /Statement \d+ on/);
  assert.ok((await reader.findAll("progressbar")).length > 0, "it is still arriving");
  await reader.killEngine();
  await reader.sees(RESTARTED);
  await reader.sees("200 statements");
  await reader.gone("progressbar");
});

journey("a statement and a dropped file outlive the engine that showed them", SETTINGS, async (reader) => {
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.dropFile("mine.json", JSON.stringify({
    format: "statement-bundle",
    version: 1,
    title: "A file of one’s own",
    statements: [{ id: "only-one", title: "The only one", summary: "It is alone." }],
  }));
  // The card is drawn again when the file is complete, and may go from under the mouse.
  await reader.until("the statement is opened", async () => {
    await reader.click("link", "The only one");
    return (await reader.query()).get("s") === "only-one";
  });
  await reader.find("heading", "The only one");
  await reader.killEngine();
  await reader.sees(RESTARTED);
  await reader.find("heading", "The only one");
  await reader.sees("It is alone.");
  await reader.back();
  await shows(reader, "1 statement", ["The only one"]);
});

journey("an engine that dies with nothing to do is missed at the next collection", { ...SETTINGS, expects: [...SETTINGS.expects, /Failed to load resource/] }, async (reader) => {
  await reader.openCollection(`${reader.server.origin}/fault/404.json`);
  await reader.find("alert");
  await reader.killEngine();
  await reader.dropFile("mine.json", JSON.stringify({ format: "statement-bundle", version: 1, title: "Another", statements: [] }));
  await reader.find("heading", "Another");
  await reader.seesNot(RESTARTED);
});

// Finding statements in the default collection: words, filters, dates, and what the address keeps of it.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const SEARCH = "Search the statements";

/** The titles of the cards that are shown, in order. */
const titles = (reader) => reader.page.$$eval(".card-title", (found) => found.map((title) => title.innerText));

/** How many statements the page says there are. */
async function counts(reader, text) {
  await reader.until(`the count reads ${text}`, async () => {
    const count = await reader.page.$eval(".results-count", (element) => element.innerText);
    return count === text;
  });
}

journey("a newcomer opens the default collection and finds a speech by a word", async (reader) => {
  await reader.open("/");
  await reader.find("heading", "Landmark public statements");
  await counts(reader, "77 statements");
  await reader.type("searchbox", SEARCH, "apartheid");
  await reader.sees("Looking for words that start with “apartheid”");
  await reader.until("every card is marked", async () =>
    reader.page.$$eval(".card", (cards) => cards.length > 0 && cards.every((card) => card.querySelector("mark"))),
  );
  await reader.until("the address has the query", async () => (await reader.query()).get("q") === "apartheid");
  await reader.passesAxe();
  await reader.screenshot("search");
});

journey("words match in any inflection and without their accents; phrases and exclusions are kept to", async (reader) => {
  await reader.open("/?q=bartolome%20");
  await reader.find("link", /Montesinos/);
  await reader.type("searchbox", SEARCH, '"human rights" -war ');
  await reader.sees("Looking for the phrase “human rights” and not “war”");
  const texts = await reader.page.$$eval(".card", (cards) => cards.map((card) => card.innerText.toLowerCase()));
  assert.ok(texts.length > 0, "something is found");
});

journey("brackets, AND and NOT are read as they stand, and what is missing in them is mended and said", async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  await reader.type("searchbox", SEARCH, "(apartheid OR colonialism) NOT =peace ");
  await reader.sees("Looking for (“apartheid” or “colonialism”) and not exactly “peace”");
  await reader.type("searchbox", SEARCH, "(war AND peac");
  await reader.sees("A bracket has no fellow");
  await reader.sees("of 77 statements");
});

journey("a key leads to the search and another one clears it", async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  await reader.press("/");
  const field = await reader.find("searchbox", SEARCH);
  assert.ok(await reader.hasFocus(field));
  await reader.page.keyboard.type("Runnymede");
  await counts(reader, "1 of 77 statements");
  await reader.press("Escape");
  await counts(reader, "77 statements");
  await reader.until("the address has no query", async () => (await reader.query()).get("q") === null);
});

journey("a filter narrows, its chip takes it back, and going back undoes each", async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  await reader.click("checkbox", /^letter/);
  await counts(reader, "11 of 77 statements");
  assert.equal((await reader.query()).get("kind"), "letter");
  await reader.click("checkbox", /^speech/);
  await counts(reader, "19 of 77 statements");
  await reader.back();
  await counts(reader, "11 of 77 statements");
  await reader.forward();
  await counts(reader, "19 of 77 statements");
  await reader.click("link", /Remove the filter.*letter/);
  await counts(reader, "8 of 77 statements");
  await reader.click("button", /Exclude .*speech/);
  await counts(reader, "69 of 77 statements");
  assert.equal((await reader.query()).get("-kind"), "speech");
  await reader.click("link", "Clear all");
  await counts(reader, "77 statements");
  await reader.passesAxe();
});

journey("a name on a card leads to all that its bearer said", async (reader) => {
  await reader.open("/?q=%22Letter+from+Birmingham+Jail%22");
  await reader.click("link", "Martin Luther King Jr.");
  await reader.until("the address names the author", async () => (await reader.query()).get("author") === "Martin Luther King Jr.");
  await reader.find("link", /Letter from Birmingham Jail/);
});

journey("nothing found names the filter that is to blame", async (reader) => {
  await reader.open("/?q=charter&author=Nobody");
  await reader.sees("No statement matches all of this.");
  await reader.click("link", "Without the filter Author");
  await reader.find("link", /Magna Carta/);
  assert.equal((await reader.query()).get("author"), null);
});

journey("nothing found names the word that is to blame, and drops it", async (reader) => {
  await reader.open("/?q=zebra+charter");
  await reader.sees("No statement has all of this.");
  await reader.click("link", "Without “zebra”");
  await reader.find("link", /Magna Carta/);
  assert.equal((await reader.query()).get("q")?.trim(), "charter");
});

journey("a slip of the finger finds what was meant, and says so", async (reader) => {
  await reader.open("/?q=aparthied+");
  await reader.sees("No statement has “aparthied”. Shown instead: apartheid.");
  await reader.until("the word that was meant is marked", () =>
    reader.page.$$eval(".card mark", (marks) => marks.length > 0 && marks.every((mark) => /apartheid/i.test(mark.textContent))),
  );
  await reader.click("link", "Did you mean apartheid ?");
  await reader.until("the query is mended", async () => (await reader.query()).get("q")?.trim() === "apartheid");
});

journey("the help page explains the query language, and each example can be tried", async (reader) => {
  await reader.open("/");
  await reader.page.$eval(".syntax summary", (summary) => summary.click());
  await reader.click("link", "All that can be asked, with examples");
  await reader.find("heading", "How to search");
  await reader.passesAxe();
  await reader.click("link", "1990..1999");
  await reader.sees("made from 1990 to 1999");
});

journey("a regular expression fetches what it needs and finds words", async (reader) => {
  await reader.open("/?q=" + encodeURIComponent("/ch[aeiou]rters?/ "));
  await reader.sees("words that match /ch[aeiou]rters?/");
  await reader.find("link", /Magna Carta/);
});

journey("results can be put in another order", async (reader) => {
  await reader.open("/?sort=oldest");
  await reader.until("the oldest is first", async () => (await titles(reader))[0] === "Magna Carta");
  const select = await reader.find("combobox", "Sort by");
  await select.select("title");
  await reader.until("titles run by letter", async () => {
    const shown = await titles(reader);
    return shown.length > 0 && shown[0].toLowerCase() < "b";
  });
  assert.equal((await reader.query()).get("sort"), "title");
});

journey("pages follow each other, and back finds the place", async (reader) => {
  await reader.open("/?sort=title");
  await counts(reader, "77 statements");
  await reader.page.evaluate(() => scrollTo(0, 1500));
  await reader.until("the page is scrolled", () => reader.page.evaluate(() => scrollY > 1000));
  const [, , third] = await reader.page.$$(".card-title a");
  await third.evaluate((link) => link.click());
  await reader.find("link", "Back to the statements");
  await reader.until("a statement starts at its top", () => reader.page.evaluate(() => scrollY < 50));
  await reader.back();
  await counts(reader, "77 statements");
  await reader.until("the place is found again", () => reader.page.evaluate(() => Math.abs(scrollY - 1500) < 100));
  await (await reader.find("link", "Next page")).evaluate((link) => link.click());
  await reader.until("the second page is shown", async () => (await reader.query()).get("page") === "2");
  await reader.until("26 to 50 are shown", async () => (await titles(reader)).length === 25);
});

journey("a range is drawn on the timeline, by mouse and by keys, and taken back", async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  const timeline = await reader.page.waitForSelector(".timeline svg");
  await reader.drag(timeline, [0.9, 0.5], [0.99, 0.5]);
  await reader.until("the address has a range", async () => (await reader.query()).get("from") !== null);
  await reader.until("fewer are shown", async () => /^\d+ of 77 statements$/.test(await reader.page.$eval(".results-count", (count) => count.innerText)));
  await reader.passesAxe();
  await reader.screenshot("timeline");
  await reader.back();
  await counts(reader, "77 statements");
  const [first] = await reader.findAll("slider");
  await first.focus();
  await reader.press("ArrowRight");
  await reader.until("the keys set a range", async () => (await reader.query()).get("from") !== null);
});

journey("a range is drawn with a finger", { viewport: "touch" }, async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  const timeline = await reader.page.waitForSelector(".timeline svg");
  await timeline.scrollIntoView();
  await reader.swipe(timeline, [0.4, 0.5], [0.95, 0.5]);
  await reader.until("the address has a range", async () => (await reader.query()).get("from") !== null);
  const [from, to] = ["from", "to"].map((end) => reader.query().then((query) => Number.parseInt(query.get(end), 10)));
  assert.ok((await to) - (await from) > 200, "the range reaches as far as the finger went");
  await reader.until("fewer are shown", async () => /^\d+ of 77 statements$/.test(await reader.page.$eval(".results-count", (count) => count.innerText)));
  await reader.passesAxe();
  await reader.screenshot("timeline-touch");
});

// Firefox's fingers, as its protocol moves them, scroll nothing.
journey("a finger that scrolls over the timeline draws no range", { viewport: "touch", only: "chromium" }, async (reader) => {
  await reader.open("/");
  await counts(reader, "77 statements");
  const timeline = await reader.page.waitForSelector(".timeline svg");
  await timeline.scrollIntoView();
  const before = await reader.page.evaluate(() => scrollY);
  await reader.swipe(timeline, [0.2, 0.5], [0.2, -2]);
  await reader.until("the page is scrolled", () => reader.page.evaluate((before) => scrollY > before, before));
  assert.equal((await reader.query()).get("from"), null);
  await counts(reader, "77 statements");
});

journey("a shared link shows a friend the same", async (reader) => {
  await reader.open("/");
  await reader.type("searchbox", SEARCH, "women");
  await reader.click("checkbox", /^declaration/);
  await reader.until("the filter is in the address", async () => (await reader.query()).get("kind") === "declaration");
  const friend = await reader.friend();
  await friend.open(`/?${await reader.query()}`);
  await friend.until("the friend sees the same, and something", async () => {
    const [seen, shown] = [await titles(friend), await titles(reader)];
    return shown.length > 0 && shown.length < 25 && seen.join("\n") === shown.join("\n");
  });
});

// A statement's own page.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const SPEECHES = "corpora/ungdc/ungdc-100.json";

journey("a statement is opened, and what it replies to is one click away", async (reader) => {
  await reader.open("/?q=clergymen");
  await reader.click("link", /Letter from Birmingham Jail/);
  await reader.find("heading", "Letter from Birmingham Jail");
  assert.equal((await reader.query()).get("s"), "letter-from-birmingham-jail-1963");
  await reader.find("heading", "Replies to");
  await reader.sees("The collection holds a description of this statement, not its text.");
  await reader.click("link", "A Call for Unity");
  await reader.find("heading", "Replies to it");
  await reader.passesAxe();
  await reader.screenshot("statement");
  await reader.back();
  await reader.find("heading", "Replies to");
  await reader.back();
  await reader.find("searchbox", "Search the statements");
});

journey("the tab is named after the statement, and the heading has the focus", async (reader) => {
  await reader.open("/?q=Runnymede");
  await reader.click("link", "Magna Carta");
  const heading = await reader.find("heading", "Magna Carta");
  await reader.until("the heading has the focus", () => reader.hasFocus(heading));
  assert.equal(await reader.page.title(), "Magna Carta");
});

journey("the statements before and after are those of the search", async (reader) => {
  await reader.open("/?sort=oldest&s=magna-carta-1215");
  await reader.find("heading", "Magna Carta");
  await reader.sees("1 of 77");
  await reader.click("link", "Next statement");
  await reader.find("heading", /Etsi karissimus/);
  await reader.click("link", "Previous statement");
  await reader.find("heading", "Magna Carta");
});

journey("hits in a long speech are walked through, and a passage has a link of its own", { shared: SPEECHES }, async (reader) => {
  await reader.openCollection(`${reader.server.origin}/${SPEECHES}`, { q: "peace " });
  // A locator tries again where the card is drawn anew while the speeches are still arriving.
  await reader.page.locator(".card-title a").click();
  await reader.find("heading", "Text");
  await reader.click("button", "Next hit");
  await reader.sees(/Hit 1 of \d+/);
  await reader.click("button", "Next hit");
  await reader.sees(/Hit 2 of \d+/);
  await reader.until("the hit is pointed at", () => reader.page.$eval("#hit1", (mark) => mark.hasAttribute("data-pointed")));
  await reader.click("button", "Previous hit");
  await reader.sees(/Hit 1 of \d+/);
  await reader.click("link", "Link to passage 3");
  await reader.until("the address names the passage", async () => (await reader.query()).get("p") === "3");
  await reader.passesAxe();
  const friend = await reader.friend();
  await friend.open(`/?${await reader.query()}`);
  await friend.until("the passage is pointed at", () => friend.page.$eval("#p3", (passage) => passage.hasAttribute("data-pointed")));
  await friend.until("it is in sight", () =>
    friend.page.$eval("#p3", (passage) => passage.getBoundingClientRect().top > 0 && passage.getBoundingClientRect().top < innerHeight),
  );
});

journey("an unknown statement is said to be unknown", async (reader) => {
  await reader.open("/?s=no-such-thing");
  await reader.sees("This collection has no statement “no-such-thing”.");
  await reader.click("link", "Back to the statements");
  await reader.sees("77 statements");
});

journey("what is known of the collection has a page", async (reader) => {
  await reader.open("/");
  await reader.click("link", "About this collection");
  await reader.find("heading", "About this collection");
  await reader.sees("CC0-1.0");
  await reader.passesAxe();
  await reader.click("link", "Back to the statements");
  await reader.sees("77 statements");
});

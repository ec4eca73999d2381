// What only some texts need (CommonMark, the stems of most languages, gzip) is fetched when a text or a file needs it.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const SEARCH = "Search the statements";
const MODULE = "/texts_bg.wasm";

journey("a catalogue in English comes with its page and its engine alone", async (reader) => {
  const before = reader.server.asked.length;
  await reader.open("/?q=resign");
  await reader.sees("of 77 statements");
  assert.deepEqual(reader.server.asked.slice(before).filter((path) => path.includes("texts")), []);
});

journey("full texts in French are found by their stems and read as they are marked up", async (reader) => {
  const before = reader.server.asked.length;
  await reader.openCollection(`${reader.server.origin}/fault/french.json`);
  await reader.sees("2 statements");
  assert.equal(reader.server.asked.slice(before).filter((path) => path === MODULE).length, 1);
  await reader.type("searchbox", SEARCH, "liberté défendu ");
  await reader.sees("1 of 2 statements");
  await reader.click("link", "Texte 1");
  await reader.find("heading", /Aux citoyens/);
  const marked = await reader.page.$$eval(".text em mark, .text strong mark", (found) => found.map((mark) => mark.innerText));
  assert.deepEqual(marked, ["libertés", "défendues"]);
  assert.equal((await reader.page.$$(".text ol li")).length, 2);
});

journey("a gzipped catalogue is unpacked, and what is cut off is said", async (reader) => {
  const before = reader.server.asked.length;
  await reader.openCollection(`${reader.server.origin}/fault/packed.json.gz`);
  await reader.sees("40 statements");
  assert.equal(reader.server.asked.slice(before).filter((path) => path === MODULE).length, 1);
  await reader.openCollection(`${reader.server.origin}/fault/cut.json.gz`);
  await reader.sees(/It ends in the middle, at line \d+/);
  await reader.openCollection(`${reader.server.origin}/fault/packed.json.gz`);
  await reader.sees("40 statements");
});

journey("a part of the reader that cannot be fetched is said, and fetched on the next try", {
  expects: [/Failed to load resource/],
}, async (reader) => {
  reader.server.missing.add(MODULE);
  try {
    for (const collection of ["packed.json.gz", "french.json"]) {
      await reader.openCollection(`${reader.server.origin}/fault/${collection}`);
      await reader.sees("A part of the reader that this collection needs could not be fetched.");
    }
  } finally {
    reader.server.missing.delete(MODULE);
  }
  await reader.click("button", "Try again");
  await reader.sees("2 statements");
});

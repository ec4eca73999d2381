// Opening collections: from an address, from a file, and when it goes wrong.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const REFUSED = [/Failed to load resource/, /blocked by CORS policy/, /Cross-Origin Request Blocked/, /net::ERR/];

const BUNDLE = JSON.stringify({
  format: "statement-bundle",
  version: 1,
  title: "A file of one’s own",
  statements: [{ id: "only-one", title: "The only one", summary: "It is alone.", date: "2018~" }],
});

/** Opens a collection that goes wrong, and reads why. */
function failing(name, address, sentence, expects = []) {
  journey(`a collection that ${name} is said to, with a way on`, { expects }, async (reader) => {
    await reader.openCollection(address(reader.server));
    await reader.sees(sentence);
    await reader.find("alert");
    await reader.find("button", "Try again");
    await reader.passesAxe();
    await reader.click("button", "Try again");
    await reader.sees(sentence);
  });
}

const fault = (file) => (server) => `${server.origin}/fault/${file}`;

failing("is not there", fault("404.json"), "The server answered with status 404.", REFUSED);
failing("has no server", (server) => `${server.nowhere}/a.json`, "There was no answer.", REFUSED);
failing("other sites may not read", (server) => `${server.other}/closed/fault/good.json`, "(CORS)", REFUSED);
failing("is empty", fault("empty.json"), "The file is empty.");
failing("is not JSON", fault("notjson.json"), /It is not JSON: .* at line 1, column 1/);
failing("is cut off", fault("cut.json"), /It ends in the middle, at line \d+, column \d+/);
failing("breaks off", fault("reset.json"), "broke off while it was being read", REFUSED);
failing("is of a later version", fault("version2.json"), "It is a statement bundle of version 2; this reader knows version 1.");

journey("another site's collection opens where it allows that", async (reader) => {
  await reader.openCollection(`${reader.server.other}/open/fault/good.json`);
  await reader.find("heading", "A collection for tests");
  await reader.sees("3 statements");
});

journey("problems are counted and listed, each with its place and id; the rest is shown", async (reader) => {
  await reader.openCollection(`${reader.server.origin}/fault/problems.json`);
  await reader.sees(/\d+ problems were found in this collection/);
  await reader.page.click(".notice summary");
  await reader.sees("bad-date");
  await reader.sees(/line \d+, column \d+/);
  await reader.sees("is not an EDTF date");
  await reader.find("link", /Statement 1 on peace/);
  await reader.passesAxe();
  await reader.screenshot("problems");
});

// Long enough for Firefox, where finding a link by its name takes the driver seconds.
journey("a slow collection shows its first cards and its progress before its end", async (reader) => {
  await reader.openCollection(`${reader.server.origin}/fault/slow.json?statements=200&pieces=60&delay=300`);
  await reader.find("progressbar");
  await reader.find("link", /Statement \d+ on/);
  assert.ok((await reader.findAll("progressbar")).length > 0, "cards are there while it is still being read");
  await reader.sees("200 statements");
  await reader.gone("progressbar");
});

journey("a reading that takes long can be cancelled", async (reader) => {
  await reader.openCollection(`${reader.server.origin}/fault/slow.json?statements=200&pieces=40&delay=250`);
  await reader.click("button", "Cancel");
  await reader.sees("Opening it was cancelled.");
});

journey("a file is dropped, and going back finds the collection from before", async (reader) => {
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.dropFile("mine.json", BUNDLE);
  await reader.find("heading", "A file of one’s own");
  await reader.sees("about 2018");
  assert.equal((await reader.query()).get("c"), "file:mine.json");
  await reader.back();
  await reader.find("heading", "Landmark public statements");
  await reader.forward();
  await reader.find("heading", "A file of one’s own");
  await reader.reload();
  await reader.sees("a reloaded page cannot read it by itself");
});

journey("a bad file leaves what was open", async (reader) => {
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.dropFile("bad.json", "{ this is not json");
  await reader.sees("bad.json could not be opened");
  await reader.sees("77 statements");
  await reader.find("heading", "Landmark public statements");
  await reader.click("button", "Dismiss");
  await reader.gone("alert");
});

journey("a collection opened while another one is arriving takes in nothing of it", async (reader) => {
  const slow = (statements) => `${reader.server.origin}/fault/slow.json?statements=${statements}&pieces=20&delay=100`;
  await reader.openCollection(slow(200));
  await reader.find("link", /Statement \d+ on/);
  await reader.page.click(".open summary");
  await reader.type("textbox", "Address of a collection", slow(30));
  await reader.click("button", "Open");
  await reader.sees("30 statements");
  await reader.gone("progressbar");
  await reader.gone("alert");
  await reader.seesNot(/problem/);
});

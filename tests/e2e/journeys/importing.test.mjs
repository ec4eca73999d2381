// A person makes a collection of their files: from a drop to a card, with every cut and every inference in their hands,
// and to the byte what `lectern build` makes of the same folder.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { env } from "node:process";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { longestTask } from "../browser.mjs";
import { journey } from "../harness.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const SHARED = env.LECTERN_SHARED || join(ROOT, "../shared");
const SEEDS = join(SHARED, "seeds");
const PAGES = join(SHARED, "corpora/extract-readability/test-pages");
const NEEDS = { shared: "seeds/expected.json", timeout: 180_000 };

const MAKE = "/?view=make";
const LETTER = "An open letter on the river\n\nDear council,\n\nWe ask you to open the river path again.\n\nAnna Berg\n\nLeave a Reply\n";

let scratch;
before(() => {
  scratch = mkdtempSync(join(tmpdir(), "lectern-importing-"));
});
after(() => rmSync(scratch, { recursive: true, force: true }));

/** The five texts in a folder of their own, without what is expected of them. */
function seeds() {
  const folder = join(scratch, "seeds");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(SEEDS).filter((file) => file.endsWith(".txt"))) cpSync(join(SEEDS, name), join(folder, name));
  return folder;
}

/** Fifteen saved pages, each in a folder of its own. */
function pages() {
  const folder = join(scratch, "pages");
  const names = readdirSync(PAGES).filter((name) => existsSync(join(PAGES, name, "source.html"))).sort();
  for (const name of names.slice(0, 15)) {
    mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(PAGES, name, "source.html"), join(folder, name, "source.html"));
  }
  return folder;
}

/** All files below a folder, each with its path, which begins with the folder's name. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [relative(dirname(folder), file), readFileSync(file).toString("base64")]);
}

/** What `lectern build` makes of a folder. */
function built(folder) {
  const out = `${folder}.json`;
  const words = ["run", "--quiet", "--locked", "--package", "lectern", "--", "build", folder, "-o", out, "--quiet"];
  execFileSync("cargo", words, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(out, "utf8");
}

const encoded = (text) => Buffer.from(text).toString("base64");

/** Drops files on the page, each as [name, text]. */
async function drop(reader, files) {
  await dropBytes(reader, files.map(([name, text]) => [name, encoded(text)]));
}

async function dropBytes(reader, files) {
  await reader.page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, bytes] of all) data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    }
  }, files);
}

/** Drops a file or folder of the disk on the page, as a hand does: the browser itself reads what is in it. */
async function dropPath(reader, path) {
  const drop = await reader.page.createCDPSession();
  const { x, y, width, height } = await (await reader.page.$(".intake")).boundingBox();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await drop.send("Input.dispatchDragEvent", { type, x: x + width / 2, y: y + height / 2, data });
  }
  await drop.detach();
}

/** Picks a folder. No script may open the browser's dialog, so that the field is told what was picked. */
async function pickFolder(reader, files) {
  await reader.page.evaluate((all) => {
    const field = document.querySelector("input[webkitdirectory]");
    const picked = all.map(([path, bytes]) => {
      const file = new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], path.split("/").at(-1));
      return Object.defineProperty(file, "webkitRelativePath", { value: path });
    });
    Object.defineProperty(field, "files", { configurable: true, value: picked });
    field.dispatchEvent(new Event("change", { bubbles: true }));
    delete field.files;
  }, files);
}

/** Opens the screen, in a browser that saves where the journey finds it. */
async function openScreen(reader, path = MAKE) {
  await reader.page.evaluateOnNewDocument(() => {
    delete Window.prototype.showSaveFilePicker;
    delete globalThis.showSaveFilePicker;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      globalThis.saved = blob;
      return createObjectURL.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      globalThis.savedAs = this.download;
    };
  });
  await reader.open(path);
  await screenIsThere(reader);
}

async function screenIsThere(reader) {
  await reader.until("the screen is there", () => reader.page.evaluate(() => document.querySelector(".intake") !== null));
}

/** Saves the collection, and gives its text. */
async function saved(reader) {
  await reader.page.evaluate(() => (globalThis.saved = undefined));
  await reader.click("button", "Save as a file…");
  await reader.until("it is saved", () => reader.page.evaluate(() => globalThis.saved !== undefined));
  return reader.page.evaluate(() => globalThis.saved.text());
}

async function openDocument(reader, title) {
  await reader.click("button", `Open ${title}`);
  await reader.until("the document is open", () => reader.page.evaluate(() => document.querySelector("dialog.document[open] .piece") !== null));
}

async function closeDocument(reader) {
  await reader.click("button", "Close");
  await reader.until("the document is closed", () => reader.page.evaluate(() => document.querySelector("dialog[open]") === null));
}

/** Puts a text into a field and leaves it. */
async function correct(reader, name, text) {
  await reader.type("textbox", name, text);
  await reader.press("Tab");
}

const expectedSeeds = () =>
  Object.entries(JSON.parse(readFileSync(join(SEEDS, "expected.json"), "utf8"))).filter(([name]) => name.endsWith(".txt"));

journey("five texts that are dropped become five right cards", NEEDS, async (reader) => {
  await openScreen(reader);
  await dropBytes(reader, filesOf(seeds()).map(([path, bytes]) => [path.split("/").at(-1), bytes]));
  await reader.sees("5 statements found");
  const { statements } = JSON.parse(await saved(reader));
  for (const [name, expected] of expectedSeeds()) {
    const statement = statements.find(({ source }) => source.name === name);
    assert.equal(statement.title, expected.title);
    assert.equal(statement.kind, expected.kind);
    assert.deepEqual((statement.authors ?? []).map((author) => author.name), expected.authors, name);
    assert.equal(statement.date ?? null, expected.date);
    assert.equal(statement.language, expected.language);
    assert.ok(statement.content.startsWith(expected.content_starts) || statement.content.includes(expected.content_starts), name);
    for (const removed of expected.removed) assert.ok(statement.removed.some(({ text }) => text.includes(removed)), `${name}: ${removed}`);
  }
  await reader.click("button", "Open it here");
  await reader.sees("5 statements");
  // Cards out of sight have no role yet.
  await reader.until("all five are cards", () => reader.page.evaluate(() => document.querySelectorAll(".card-title").length === 5));
  const titles = await reader.page.$$eval(".card-title", (all) => all.map((title) => title.textContent.trim()));
  assert.deepEqual(titles.sort(), expectedSeeds().map(([, { title }]) => title).sort());
  const bylines = await reader.page.$$eval(".card .byline", (all) => all.map((byline) => byline.textContent).join(" "));
  for (const [, { authors }] of expectedSeeds()) for (const author of authors) assert.ok(bylines.includes(author), author);
  await reader.back();
  await screenIsThere(reader);
  await reader.sees("5 statements found");
});

journey("what a folder becomes is to the byte what the command line makes of it", NEEDS, async (reader) => {
  await openScreen(reader);
  await pickFolder(reader, filesOf(seeds()));
  await reader.sees("5 statements found");
  assert.equal(await saved(reader), built(seeds()));
  assert.equal(await reader.page.evaluate(() => globalThis.savedAs), "seeds.json");
  await reader.sees("Saved as seeds.json.");
});

journey("a folder that is dropped becomes what the command line makes of it", { ...NEEDS, only: "chromium" }, async (reader) => {
  await openScreen(reader);
  const folder = join(scratch, "dropped");
  cpSync(seeds(), join(folder, "in/deep"), { recursive: true });
  writeFileSync(join(folder, "letter.txt"), LETTER);
  writeFileSync(join(folder, ".hidden.txt"), LETTER);
  await dropPath(reader, folder);
  await reader.sees("6 statements found");
  await reader.find("rowheader", ".hidden.txt");
  assert.equal(await saved(reader), built(folder));
  assert.equal(await reader.page.evaluate(() => globalThis.savedAs), "dropped.json");
});

journey("saved pages become to the byte what the command line makes of them", {
  shared: "corpora/extract-readability/test-pages",
  timeout: 180_000,
}, async (reader) => {
  await openScreen(reader);
  const folder = pages();
  await pickFolder(reader, filesOf(folder));
  await reader.sees(/\d+ statements found/);
  assert.equal(await saved(reader), built(folder));
});

journey("a cut is undone by a press and made again by another", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER]]);
  await reader.sees("1 statement found");
  const before = await saved(reader);
  await openDocument(reader, "An open letter on the river");
  await reader.passesAxe();
  const button = await reader.find("button", "Put back: Leave a Reply");
  await button.focus();
  await reader.press("Enter");
  await reader.until("it is put back", () => reader.page.evaluate(() => document.querySelector("dialog ins")?.innerText === "Leave a Reply"));
  assert.ok(await reader.hasFocus(button), "the button keeps the focus");
  await closeDocument(reader);
  await reader.sees("Corrected by hand");
  assert.match(JSON.parse(await saved(reader)).statements[0].content, /Leave a Reply/);
  await openDocument(reader, "An open letter on the river");
  await reader.click("button", "Leave out: Leave a Reply");
  await reader.until("it is left out", () => reader.page.evaluate(() => document.querySelector("dialog del")?.innerText === "Leave a Reply"));
  await closeDocument(reader);
  await reader.seesNot("Corrected by hand");
  assert.equal(await saved(reader), before);
});

journey("what belongs to the text is left out by a press, and put back by pressing the struck words", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER]]);
  await reader.sees("1 statement found");
  const before = await saved(reader);
  await openDocument(reader, "An open letter on the river");
  const button = await reader.find("button", "Leave out: We ask you to open the river path again.");
  await button.focus();
  await reader.press("Enter");
  await reader.sees("Left out as: by hand");
  assert.ok(await reader.hasFocus(button), "the button keeps the focus");
  await reader.passesAxe();
  await closeDocument(reader);
  const [{ content, removed }] = JSON.parse(await saved(reader)).statements;
  assert.doesNotMatch(content, /river path again/);
  assert.ok(removed.some(({ text, reason }) => text === "We ask you to open the river path again." && reason === "by hand"));
  await openDocument(reader, "An open letter on the river");
  await reader.page.click("::-p-xpath(//dialog//del[contains(., 'river path again')])");
  await reader.seesNot("Left out as: by hand");
  await closeDocument(reader);
  assert.equal(await saved(reader), before);
});

journey("a document is taken out of the collection and put back", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER], ["trees.txt", "For shade trees\n\nWe ask the council to plant trees in the old town.\n"]]);
  await reader.sees("2 statements found");
  const before = await saved(reader);
  const button = await reader.find("button", "Leave out: For shade trees");
  await button.focus();
  await reader.press("Enter");
  await reader.sees("2 statements found · 1 left out");
  await reader.sees("Left out of the collection");
  assert.ok(await reader.hasFocus(button), "the button keeps the focus");
  await reader.passesAxe();
  assert.deepEqual(JSON.parse(await saved(reader)).statements.map(({ title }) => title), ["An open letter on the river"]);
  await reader.click("button", "Put back: For shade trees");
  await reader.seesNot("left out of the collection");
  await reader.until("all is as before", async () => (await saved(reader)) === before);
});

journey("what was decided by hand is saved, and the command line makes the same of it", NEEDS, async (reader) => {
  await openScreen(reader);
  const folder = join(scratch, "decided");
  cpSync(seeds(), folder, { recursive: true });
  await pickFolder(reader, filesOf(folder));
  await reader.sees("5 statements found");
  const [[, first], [, second]] = expectedSeeds();
  await reader.click("button", `Leave out: ${first.title}`);
  await reader.sees("1 left out");
  await openDocument(reader, second.title);
  // The first that is struck through is put back, the last paragraph left out, and a field corrected.
  await reader.page.click("dialog del");
  await reader.sees("Put back by hand");
  const kept = await reader.page.$$("dialog .piece:has(.piece-paragraph) .piece-toggle");
  await kept.at(-1).click();
  await reader.sees("Left out as: by hand");
  await correct(reader, "Topics", "rivers");
  await closeDocument(reader);
  await reader.sees("Corrected by hand");
  await reader.click("button", "Save the corrections…");
  await reader.sees("Saved as corrections.toml.");
  const corrections = await reader.page.evaluate(() => globalThis.saved.text());
  const bundle = await saved(reader);
  writeFileSync(join(folder, "corrections.toml"), corrections);
  assert.equal(built(folder), bundle);
  // And so does the page itself, when the folder is handed over with the file.
  const friend = await reader.friend();
  await openScreen(friend);
  await pickFolder(friend, filesOf(folder));
  await friend.sees("5 statements found · 1 left out");
  assert.equal(await saved(friend), bundle);
});

journey("fields are corrected, and what does not fit is said", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER]]);
  await openDocument(reader, "An open letter on the river");
  await correct(reader, "Date", "the day after tomorrow");
  await reader.sees("Write a date as 2018-09-20");
  await correct(reader, "Date", "2018-09-20");
  await reader.seesNot("Write a date as 2018-09-20");
  await correct(reader, "Topics", "rivers");
  await correct(reader, "Title", "The river path");
  await reader.find("heading", "The river path");
  await closeDocument(reader);
  await reader.sees("20 September 2018");
  await correct(reader, "Title of the collection", "Letters on rivers");
  await reader.until("the title is taken", async () => JSON.parse(await saved(reader)).title === "Letters on rivers");
  const collection = JSON.parse(await saved(reader));
  const [statement] = collection.statements;
  assert.deepEqual([statement.title, statement.date, statement.topics], ["The river path", "2018-09-20", ["rivers"]]);
  assert.ok(!(statement.inferred ?? []).some(({ field }) => field === "date" || field.startsWith("topics")));
  await openDocument(reader, "The river path");
  await reader.click("button", "Take all of these corrections back");
  await reader.find("heading", "An open letter on the river");
});

journey("the columns of a table mean what a person says", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["talks.csv", "Headline,Text,Mood,When\nA talk on rivers,Let us look after the river.,calm / mild,3/4/2020\n"]]);
  await reader.sees("1 statement found");
  await reader.click("button", "Columns of talks.csv…");
  await reader.find("heading", "What the columns mean");
  await reader.sees("calm");
  await reader.passesAxe();
  const choose = async (column, value) => (await reader.find("combobox", `Field: ${column}`)).select(value);
  await choose("Mood", "topics");
  await choose("When", "date");
  await (await reader.find("combobox", "Dates such as 3/4/2020")).select("day");
  await correct(reader, "Between several values in a cell", "/");
  await reader.click("button", "Read the tables so");
  await reader.sees("3 April 2020");
  assert.deepEqual(JSON.parse(await saved(reader)).statements[0].topics, ["calm", "mild"]);
});

journey("what is kept is found again on the start page, and opens like any file", async (reader) => {
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER]]);
  await correct(reader, "Title of the collection", "Letters on rivers");
  await reader.click("button", "Keep in this browser");
  await reader.sees("Kept in this browser as letters-on-rivers.json");
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.page.click(".open summary");
  await reader.click("link", "letters-on-rivers.json");
  await reader.find("heading", "Letters on rivers");
  await reader.sees("1 statement");
  await reader.passesAxe();
  await reader.reload();
  await reader.find("heading", "Letters on rivers");
  await reader.page.click(".open summary");
  await reader.click("button", "Delete letters-on-rivers.json");
  await reader.gone("link", "letters-on-rivers.json");
  await reader.reload();
  await reader.find("alert");
});

journey("a file is saved where a person says", async (reader) => {
  await reader.page.evaluateOnNewDocument(() => {
    globalThis.showSaveFilePicker = async ({ suggestedName }) => {
      globalThis.suggestedName = suggestedName;
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle("chosen.json", { create: true });
    };
  });
  await reader.open(MAKE);
  await screenIsThere(reader);
  await drop(reader, [["letter.txt", LETTER]]);
  await reader.click("button", "Save as a file…");
  await reader.sees("Saved as statements.json.");
  const [name, text] = await reader.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const file = await (await root.getFileHandle("chosen.json")).getFile();
    return [globalThis.suggestedName, await file.text()];
  });
  assert.equal(name, "statements.json");
  assert.equal(JSON.parse(text).statements.length, 1);
});

journey("broken files among good ones are named with the reason", async (reader) => {
  await openScreen(reader);
  const binary = Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 256)).toString("base64");
  await dropBytes(reader, [
    ["letter.txt", encoded(LETTER)],
    ["empty.html", ""],
    ["picture.bin", binary],
    ["archive.zip", encoded("PK\u0003\u0004 and nothing more")],
    [".hidden.txt", encoded("hidden")],
  ]);
  await reader.sees("1 statement found");
  await reader.sees("4 files or parts were not read");
  for (const name of ["empty.html", "picture.bin", "archive.zip", ".hidden.txt"]) await reader.find("rowheader", name);
  await reader.sees("the file is empty");
  await reader.passesAxe();
});

journey("reading is stopped, and what was read stays", { timeout: 180_000 }, async (reader) => {
  await openScreen(reader);
  const files = Array.from({ length: 1500 }, (_, index) => [`${index}.txt`, LETTER.replace("river", `river ${index}`).repeat(20)]);
  // From outside the page, finding the button may take longer than all the reading.
  await reader.page.evaluate(() => {
    const stop = (_, observer) => {
      const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === "Stop");
      if (!button) return;
      observer.disconnect();
      button.click();
    };
    new MutationObserver(stop).observe(document.body, { childList: true, subtree: true });
  });
  await drop(reader, files);
  await reader.gone("progressbar");
  await reader.sees(/[\d,]+ statements? found/);
  const [, count] = /([\d,]+) statements? found/.exec(await reader.readsAll());
  assert.ok(Number(count.replace(",", "")) < 1500, `${count} were read`);
});

journey("no task of the page takes long while files are read and corrected", { ...NEEDS, only: "chromium" }, async (reader) => {
  await openScreen(reader);
  // What the journey itself does to hand the files over is none of the page's tasks.
  await reader.page.evaluate((all) => {
    globalThis.handed = new DataTransfer();
    for (const [path, bytes] of all) {
      const content = Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0));
      globalThis.handed.items.add(new File([content], path.replaceAll("/", "-")));
    }
  }, filesOf(pages()));
  const { clock, processor } = await longestTask(reader.page, async () => {
    await reader.page.evaluate(() => {
      const dataTransfer = globalThis.handed;
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await reader.page.waitForSelector(".making-table tbody:nth-of-type(15) .making-toggle");
    await reader.page.click(".making-table tbody:nth-of-type(2) .making-toggle");
    await reader.page.waitForSelector("tr.making-left-out");
    await reader.page.click(".making-open");
    await reader.page.waitForSelector("dialog.document[open] .piece:nth-of-type(20) .piece-toggle");
    await reader.page.click("dialog .piece:has(.piece-paragraph) .piece-toggle");
    await reader.page.waitForSelector("dialog .piece:has(.piece-out) .piece-toggle");
  });
  assert.ok(processor <= 50, `a task took ${processor} ms of the processor, ${clock} by the clock`);
});

for (const [viewport, scheme] of [["desktop", "light"], ["desktop", "dark"], ["phone", "light"]]) {
  journey(`the screen is sound on a ${viewport} in the ${scheme}`, { viewport, scheme }, async (reader) => {
    await reader.open("/");
    await reader.sees("77 statements");
    await reader.page.click(".open summary");
    await reader.click("link", "Make a collection of your files");
    await screenIsThere(reader);
    assert.ok(await reader.hasFocus(await reader.find("heading", "Make a collection of your files")));
    await drop(reader, [["letter.txt", LETTER], ["empty.txt", ""]]);
    await reader.sees("1 statement found");
    await reader.fitsTheWidth();
    await reader.passesAxe();
    await reader.screenshot(`making-${viewport}-${scheme}`);
    await openDocument(reader, "An open letter on the river");
    await reader.fitsTheWidth();
    await reader.passesAxe();
    await reader.screenshot(`making-document-${viewport}-${scheme}`);
    await reader.press("Escape");
    await reader.until("Escape closes it", () => reader.page.evaluate(() => document.querySelector("dialog[open]") === null));
  });
}

journey("in another language the screen is translated, and mirrors", async (reader) => {
  await reader.open("/");
  await reader.page.evaluate(() => localStorage.setItem("lectern.language", "qps-plocm"));
  await openScreen(reader);
  await drop(reader, [["letter.txt", LETTER], ["t.csv", "title,text\nOne,x\n"], ["empty.txt", ""]]);
  await reader.until("the rows are there", () => reader.page.evaluate(() => document.querySelectorAll(".making-table tbody").length === 2));
  const untranslated = () =>
    reader.page.evaluate(() =>
      [...document.querySelectorAll("button, summary, label, legend, h2, h3, thead th, .intake p, .making-count, .field small, .piece-part")]
        .filter((element) => !element.closest(".masthead") && element.checkVisibility() && element.dir !== "auto")
        .map((element) => element.innerText.trim())
        .filter((text) => /[A-Za-z]{3}/.test(text) && !text.includes("[")),
    );
  assert.deepEqual(await untranslated(), []);
  await reader.fitsTheWidth();
  await reader.page.click(".making-open");
  await reader.until("the document is open", () => reader.page.evaluate(() => document.querySelector("dialog[open] .piece") !== null));
  assert.deepEqual(await untranslated(), []);
  await reader.screenshot("making-mirrored");
});

journey("the part of the reader that makes collections is fetched only by those who make one", {
  expects: [/Failed to load resource/, /disallowed MIME type/, /error loading dynamically imported module/],
}, async (reader) => {
  const parts = () => reader.server.asked.filter((path) => /import/.test(path));
  reader.server.asked.length = 0;
  await reader.open("/");
  await reader.sees("77 statements");
  assert.deepEqual(parts(), []);
  reader.server.missing.add("/import-page.js");
  await reader.page.click(".open summary");
  await reader.click("link", "Make a collection of your files");
  await reader.sees("could not be fetched");
  reader.server.missing.delete("/import-page.js");
  await reader.find("alert");
  await reader.reload();
  await screenIsThere(reader);
});

// What readability.js makes of the pages: `cargo xtask bench import` runs this and rates the answers beside the others.
//
//   node readability.mjs PAGES ANSWERS
//
// PAGES is a folder with a folder for each page, ANSWERS the file that is written. The time is that of making the tree
// and reading it, page after page; the first page is read once before, so that nobody pays for compiling.

import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";

// Pages with styles that jsdom does not understand are not worth a line each.
const virtualConsole = new VirtualConsole();

const [folder, answers] = argv.slice(2);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const sources = names.map((name) => readFileSync(join(folder, name, "source.html"), "utf8"));

read(sources[0]);
const begun = performance.now();
const articles = sources.map(read);
const milliseconds = performance.now() - begun;
const pages = names.map((name, place) => {
  const { content, title, byline, publishedTime } = articles[place] ?? {};
  return { name, content, title, byline, publishedTime };
});
writeFileSync(answers, JSON.stringify({ milliseconds, pages }));

function read(html) {
  try {
    return new Readability(new JSDOM(html, { virtualConsole }).window.document).parse();
  } catch (error) {
    console.error(`   readability.js: ${error.message}`);
    return null;
  }
}

// The collections that are measured, each as two files that the pages fetch: documents-NAME.jsonl and
// queries-NAME.json. They are made once, and anew when the rules that make them have changed.

import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { statements } from "./corpus.mjs";
import { makeQueries } from "./queries.mjs";

/** Queries are drawn from so many statements: the smallest size. */
const QUERIED = 1_000;
/** What decides the bytes of all that is made, the versions that make Pagefind's index among it. */
const RULES = [
  "random.mjs", "vocabulary.mjs", "corpus.mjs", "queries.mjs", "collections.mjs", "pagefind-index.mjs", "package.json",
];

/** Statements by rule, so many of them. */
export function generated(count) {
  return { name: String(count), documents: () => statements(count), queried: () => statements(QUERIED) };
}

/** A thousand real speeches, where the shared folder has them. */
export function speeches(shared) {
  const file = join(shared, "corpora/ungdc/ungdc-1k.json");
  if (!existsSync(file)) return undefined;
  const read = async function* () {
    const bundle = JSON.parse(await readFile(file, "utf8"));
    for (const { title, content, kind, authors, organizations, places, date } of bundle.statements) {
      yield {
        title,
        body: content ?? "",
        kind: kind ?? "",
        author: authors?.[0]?.name ?? "",
        organization: organizations?.[0] ?? "",
        // Speeches have no topics, but places that they are about.
        topic: places?.[0] ?? "",
        date: date ?? "",
      };
    }
  };
  return { name: "ungdc1k", documents: read, queried: read };
}

/**
 * Makes a collection's files in `folder` unless they are there.
 *
 * @returns {Promise<{name: string, statements: number, textBytes: number, words: number}>} `textBytes` are the UTF-8
 *   bytes of titles and bodies, `words` are those of the bodies
 */
export async function makeFiles(collection, folder) {
  const { name } = collection;
  const stamp = join(folder, `collection-${name}.json`);
  const rules = await digestOfRules();
  const made = await readFile(stamp, "utf8").then(JSON.parse).catch(() => undefined);
  if (made?.rules === rules) return made;
  const size = { rules, name, statements: 0, textBytes: 0, words: 0 };
  await writeWhole(join(folder, `documents-${name}.jsonl`), linesOf(collection.documents(), size));
  const queried = [];
  for await (const statement of collection.queried()) queried.push(statement);
  await writeFile(join(folder, `queries-${name}.json`), JSON.stringify(makeQueries(queried)));
  await writeFile(stamp, `${JSON.stringify(size)}\n`);
  return size;
}

/** Each statement as a line of JSON; what passes by is counted. */
async function* linesOf(documents, size) {
  for await (const document of documents) {
    size.statements += 1;
    size.textBytes += Buffer.byteLength(document.title) + Buffer.byteLength(document.body);
    size.words += document.body.match(/\S+/g)?.length ?? 0;
    yield `${JSON.stringify(document)}\n`;
  }
}

/** Under its name only when it is complete. */
async function writeWhole(file, lines) {
  await pipeline(Readable.from(lines), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
}

async function digestOfRules() {
  const digest = createHash("sha256");
  for (const file of RULES) digest.update(await readFile(new URL(file, import.meta.url)));
  return digest.digest("hex");
}

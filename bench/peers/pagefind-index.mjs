// Pagefind's index, made by its own program outside the browser. The program comes as an npm package for the most
// common systems; elsewhere, Pagefind is left out, which is said.

import { createReadStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FACETS, facetValue } from "./engines/columns.js";
import { Unfinished } from "./measure.mjs";

/**
 * How many bytes its program may need for a statement: with 100,000 it held 16 GB and was not done. A machine that has
 * less would end other programs to make room.
 */
const NEEDED = 250_000;

/** Records that are on their way at a time. */
const IN_FLIGHT = 200;

/**
 * Makes the index of a collection in `folder` unless it is there.
 *
 * @param {{name: string, rules: string}} collection as `makeFiles` gave it
 * @param {number} limit how many milliseconds it may take
 * @returns {Promise<{milliseconds: number}>} what it took when it was made
 * @throws {Error} where there is no program for this system, or it fails; {@link Unfinished} where it takes too long or
 *   would take too much memory
 */
export async function makePagefindIndex(collection, folder, limit) {
  const outputPath = join(folder, `pagefind-${collection.name}`);
  const stamp = join(folder, `pagefind-${collection.name}.json`);
  const made = await readFile(stamp, "utf8").then(JSON.parse).catch(() => undefined);
  if (made?.rules === collection.rules) return made;
  const needed = collection.statements * NEEDED;
  if (freemem() < needed) {
    throw new Unfinished(`indexing may need ${gigabytes(needed)} of memory, and ${gigabytes(freemem())} are free`);
  }
  await rm(outputPath, { recursive: true, force: true });
  const start = performance.now();
  await write(join(folder, `documents-${collection.name}.jsonl`), outputPath, limit);
  const outcome = { rules: collection.rules, milliseconds: performance.now() - start };
  await writeFile(stamp, `${JSON.stringify(outcome)}\n`);
  return outcome;
}

async function write(documents, outputPath, limit) {
  const pagefind = await import("pagefind");
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(errors.join("; "));
  let isLate = false;
  // Closing ends the program, and what was asked of it is refused.
  const timer = setTimeout(() => {
    isLate = true;
    pagefind.close();
  }, limit);
  try {
    await addAll(index, documents);
    const written = await index.writeFiles({ outputPath });
    if (written.errors.length > 0) throw new Error(written.errors.join("; "));
  } catch (error) {
    throw isLate ? new Unfinished(`over the limit of ${limit / 1_000} s, outside the browser`) : asError(error);
  } finally {
    clearTimeout(timer);
    await pagefind.close();
  }
}

async function addAll(index, documents) {
  let sent = [];
  let id = 0;
  for await (const line of createInterface({ input: createReadStream(documents) })) {
    const record = index.addCustomRecord(recordOf(JSON.parse(line), id));
    // Refused while the next line is read, it is looked at only below.
    record.catch(() => {});
    sent.push(record);
    id += 1;
    if (sent.length === IN_FLIGHT) {
      await Promise.all(sent);
      sent = [];
    }
  }
  await Promise.all(sent);
}

function gigabytes(bytes) {
  return `${Math.round(bytes / 1e9)} GB`;
}

/** Pagefind refuses with sentences, too. */
function asError(refused) {
  return refused instanceof Error ? refused : new Error(String(refused));
}

function recordOf(document, id) {
  const filters = FACETS.map((facet) => [facet, [facetValue(document, facet)]]);
  return {
    url: `/${id}`,
    content: `${document.title}. ${document.body}`,
    language: "en",
    meta: { title: document.title },
    filters: Object.fromEntries(filters),
  };
}

// Pagefind's index, made by its own program outside the browser. The program comes as an npm package for the most
// common systems; elsewhere, Pagefind is left out, which is said.

import { createReadStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FACETS, facetValue } from "./engines/columns.js";

/** Records that are on their way at a time. */
const IN_FLIGHT = 200;

/**
 * Makes the index of a collection in `folder` unless it is there.
 *
 * @param {{name: string, rules: string}} collection as `makeFiles` gave it
 * @returns {Promise<{milliseconds: number}>} what it took when it was made
 * @throws {Error} where there is no program for this system, or it fails
 */
export async function makePagefindIndex(collection, folder) {
  const outputPath = join(folder, `pagefind-${collection.name}`);
  const stamp = join(folder, `pagefind-${collection.name}.json`);
  const made = await readFile(stamp, "utf8").then(JSON.parse).catch(() => undefined);
  if (made?.rules === collection.rules) return made;
  await rm(outputPath, { recursive: true, force: true });
  const start = performance.now();
  await write(join(folder, `documents-${collection.name}.jsonl`), outputPath);
  const outcome = { rules: collection.rules, milliseconds: performance.now() - start };
  await writeFile(stamp, `${JSON.stringify(outcome)}\n`);
  return outcome;
}

async function write(documents, outputPath) {
  const pagefind = await import("pagefind");
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(errors.join("; "));
  try {
    let sent = [];
    let id = 0;
    for await (const line of createInterface({ input: createReadStream(documents) })) {
      sent.push(index.addCustomRecord(recordOf(JSON.parse(line), id)));
      id += 1;
      if (sent.length === IN_FLIGHT) {
        await Promise.all(sent);
        sent = [];
      }
    }
    await Promise.all(sent);
    const written = await index.writeFiles({ outputPath });
    if (written.errors.length > 0) throw new Error(written.errors.join("; "));
  } finally {
    await pagefind.close();
  }
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

// How a published site fares: `cargo xtask bench publish`.
//
// Lighthouse, mobile (its simulated slow 4G and four times slower processor), over the published default collection and
// over 100 speeches of the shared folder, where it is beside the checkout: the first page and a statement's page of each,
// served by Python's server, which compresses nothing. Of each page the median of its rounds.
//
//   performance, accessibility, best_practices, seo   0 to 100, the least of the pages
//   lcp_ms, cls                                       the largest of the pages
//
// of all pages, and with `catalogue_` or `speeches_` before them of the pages of one collection.
//
// Then how long publishing all 10,952 speeches takes, with the memory at its peak; and what one page with everything in
// it weighs against its parts. The figures go to the file that LECTERN_BENCH names, as one flat object.

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import { launch } from "../../tests/e2e/browser.mjs";
import { LANDMARK, SPEECHES, published } from "../../tests/e2e/published.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OUT = env.LECTERN_BENCH || here("../../target/bench/publish.json");
const DIST = env.LECTERN_DIST || here("../../dist");
const PROGRAM = env.LECTERN_PROGRAM || here("../../target/native/lectern");
const ALL = join(env.LECTERN_SHARED || here("../../../shared"), "corpora/ungdc/ungdc-full.jsonl.gz");
const ROUNDS = 3;
const DEBUGGING_PORT = 9333;

const figures = {};
const found = await pages(LANDMARK, "catalogue");
if (existsSync(SPEECHES)) found.push(...(await pages(SPEECHES, "speeches")));
else console.log("skipped: the speeches are in the shared folder, which is not beside the checkout");
worst(found, "");
if (existsSync(ALL)) publishingAll();
singleFile();
for (const [name, value] of Object.entries(figures)) console.log(`   ${name.padEnd(40)} ${value}`);
writeFileSync(OUT, `${JSON.stringify(figures, null, 2)}\n`);
console.log(`   written to ${OUT}`);

/** Lighthouse over a published collection: what it found of each page. */
async function pages(collection, name) {
  const place = await published(collection);
  const statement = readdirSync(join(place.site, "s")).sort()[0];
  const browser = await launch({ args: [`--remote-debugging-port=${DEBUGGING_PORT}`] });
  // Chromium draws pages of its own at its start, which would be counted as this one's.
  await sleep(4000);
  const found = [];
  for (const path of ["", `s/${statement}`]) {
    const runs = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await audit(`${place.origin}/${path}`));
    runs.sort((one, other) => one.lcp_ms - other.lcp_ms);
    found.push(runs[Math.floor(ROUNDS / 2)]);
    console.log(`   ${name} /${path} ${JSON.stringify(found.at(-1))}`);
  }
  await browser.close();
  await place.close();
  worst(found, `${name}_`);
  return found;
}

/** Takes the worst that was found of pages into the figures. */
function worst(found, prefix) {
  for (const score of ["performance", "accessibility", "best_practices", "seo"]) {
    figures[prefix + score] = Math.min(...found.map((page) => page[score]));
  }
  for (const measure of ["lcp_ms", "cls"]) figures[prefix + measure] = Math.max(...found.map((page) => page[measure]));
}

async function audit(url) {
  const result = await lighthouse(url, { port: DEBUGGING_PORT, logLevel: "error", output: "json" });
  const { categories, audits } = result.lhr;
  const score = (category) => Math.round(categories[category].score * 100);
  for (const category of Object.values(categories)) {
    const failed = category.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9);
    if (failed.length > 0) console.log(`      ${category.id}: ${failed.map(({ id }) => `${id} ${audits[id].displayValue ?? ""}`).join(", ")}`);
  }
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    best_practices: score("best-practices"),
    seo: score("seo"),
    lcp_ms: Math.round(audits["largest-contentful-paint"].numericValue),
    cls: Math.round(audits["cumulative-layout-shift"].numericValue * 1000) / 1000,
  };
}

/** Publishing all speeches: the time, and the memory as the system counts it. */
function publishingAll() {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const start = Date.now();
  const words = ["publish", ALL, "-o", join(folder, "site"), "--base-url", "https://example.org/", "--quiet", "--reader", DIST];
  const script = "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)";
  const ran = spawnSync("python3", ["-c", script, PROGRAM, ...words], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  figures.all_speeches_ms = Date.now() - start;
  figures.all_speeches_peak_bytes = Number(ran.stdout.trim()) * 1024;
  rmSync(folder, { recursive: true });
}

/** One page against what is in it. */
function singleFile() {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const page = join(folder, "one.html");
  execFileSync(PROGRAM, ["publish", LANDMARK, "--single-file", "-o", page, "--quiet", "--reader", DIST]);
  const size = (path) => statSync(path).size;
  figures.single_page_bytes = size(page);
  const parts = readdirSync(DIST).filter((name) => /\.(wasm|js|css)$/.test(name) && !/^(boot|help|texts\.js|worker_loader)/.test(name));
  figures.single_page_parts_bytes = parts.reduce((sum, name) => sum + size(join(DIST, name)), 0) + readFileSync(LANDMARK).length;
  rmSync(folder, { recursive: true });
}

// The tables that a person reads.

import { OURS, bestInClass, isSupported } from "./figures.mjs";
import { CLASSES } from "./queries.mjs";

/** One collection: what each engine took, then its queries by class. */
export function printCollection(summaries, size, figures, rounds) {
  const words = Math.round(size.words / size.statements);
  const text = `${megabytes(size.textBytes)} MB of text, ${words} words each`;
  say(`\n== ${size.name}: ${size.statements} statements, ${text}, rounds: ${rounds}\n`);
  printEngines(summaries, size);
  printClasses(summaries);
  printRatios(figures, size.name);
}

function printEngines(summaries, { textBytes }) {
  const ours = summaries.find(({ engine }) => engine === OURS);
  const speed = (milliseconds) => (textBytes / 1_000 / milliseconds).toFixed(1);
  say(row("", "build ms", "MB/s", "memory MB", "query p50", "query p95", "no counts", "asked", "rounds"));
  for (const summary of summaries) {
    const { name, engine, features, problem } = summary;
    if (!features) {
      say(`${row(engine)} ${problem}`);
      continue;
    }
    const built = [summary.build.toFixed(0), speed(summary.build), megabytes(summary.memory)];
    const build = summary.kind === "built elsewhere" ? ["-", "-", "-"] : built;
    const queries = [short(summary.p50), short(summary.p95), short(summary.plainP95), summary.asked, summary.rounds];
    say(`${row(name, ...build, ...queries)}${noteOf(summary, problem)}`);
  }
  say(row("  copy only", ours.passes.copy.toFixed(0), speed(ours.passes.copy)));
  say(row("  tokenise only", ours.passes.tokenise.toFixed(0), speed(ours.passes.tokenise)));
  const left = Object.keys(CLASSES).filter((name) => !isSupported(ours, name));
  if (left.length > 0) say(`   Lectern does not support ${left.join(", ")}: left out of p50 and p95 for all.`);
}

function noteOf({ kind, firstP95, elsewhere }, problem) {
  const notes = [];
  if (elsewhere) {
    notes.push(`built outside the browser in ${(elsewhere / 1_000).toFixed(0)} s`);
    notes.push(`p95 of first answers, with fetching: ${short(firstP95)}`);
  }
  if (kind === "scan") notes.push("no index of words");
  if (problem) notes.push(`another round: ${problem}`);
  return notes.length > 0 ? `  ${notes.join("; ")}` : "";
}

function printClasses(summaries) {
  const finished = summaries.filter(({ features }) => features);
  const peers = finished.filter(({ engine }) => engine !== OURS);
  const ours = finished.find(({ engine }) => engine === OURS);
  say("\n   p50 / p95 in ms by class, with counts. (In brackets: not supported; answered as the nearest that is.)\n");
  say(wide("", finished.map(({ name }) => name), "best peer / ours"));
  for (const name of Object.keys(CLASSES)) {
    const cells = finished.map((summary) => {
      const { p50, p95 } = summary.classes[name];
      const cell = p95 === undefined ? "not asked" : `${short(p50)} / ${short(p95)}`;
      return isSupported(summary, name) ? cell : `(${cell})`;
    });
    say(wide(name, cells, comparison(ours, bestInClass(peers, name), name)));
  }
  say("\n   Hits, median by class.\n");
  for (const name of Object.keys(CLASSES)) {
    say(wide(name, finished.map((summary) => String(summary.classes[name].hits ?? "-")), ""));
  }
}

function comparison(ours, best, name) {
  if (!isSupported(ours, name)) return "not supported by us";
  if (!best) return "no peer supports it";
  const ratio = best.classes[name].p95 / ours.classes[name].p95;
  return `${short(ratio)} (${best.name})${ratio < 1 ? "  we lose" : ""}`;
}

const RATIOS = [
  ["build_ratio_best", "build, fastest full-text peer / ours"],
  ["query_p95_ratio_fastest", "query p95, fastest peer / ours"],
  ["query_p95_ratio_bm25", "query p95, fastest that ranks by BM25 / ours"],
  ["memory_ratio_smallest", "memory, smallest full-text peer / ours"],
];

function printRatios(figures, name) {
  say("");
  for (const [key, label] of RATIOS) {
    const ratio = figures[`${key}_${name}`];
    const value = ratio === undefined ? "no peer finished" : short(ratio).padStart(8);
    const bound = figures[`${key}_is_lower_bound_${name}`] ? "at least, since the peers were stopped" : "";
    say(`   ${label.padEnd(48)} ${value}  ${figures[`${key}_peer_${name}`] ?? bound}`);
  }
}

/** Which engine supports what. */
export function printFeatures(summaries) {
  const names = Object.keys(summaries[0].features);
  say("\n== What each engine supports\n");
  say(wide("", summaries.map(({ name }) => name), ""));
  for (const feature of names) say(wide(feature, summaries.map(({ features }) => features[feature]), ""));
}

/** What the engine is meant to reach: a figure's name, the least or the most that it may be, and the sizes meant. */
const TARGETS = [
  { key: "build_ratio_best", least: 8 },
  { key: "query_p95_ratio_fastest", least: 3 },
  { key: "query_p95_ratio_bm25", least: 30 },
  { key: "memory_ratio_smallest", least: 2 },
  { key: "query_p95_ms", most: 4, only: "100000" },
  { key: "build_mb_per_s", least: 12, only: "10000" },
];

/** Each target with what was reached, misses included. */
export function printTargets(figures) {
  say("\n== Targets\n");
  for (const { key, least, most, only } of TARGETS) {
    const reached = Object.entries(figures).filter(([name]) => new RegExp(`^${key}_(\\d+|ungdc1k)$`).test(name));
    for (const [name, figure] of reached.filter(([name]) => !only || name.endsWith(`_${only}`))) {
      const isReached = least === undefined ? figure <= most : figure >= least;
      const target = least === undefined ? `at most ${most}` : `at least ${least}`;
      say(`   ${isReached ? "reached" : "MISSED "}  ${name.padEnd(36)} ${short(figure).padStart(8)}   ${target}`);
    }
  }
  const weight = `this bench's module, brotli: ${figures.engine_wasm_brotli_bytes} bytes`;
  say(`   ${weight} (the worker's, at most 160000: \`cargo xtask bench payload\`)`);
}

function row(name = "", ...cells) {
  return `   ${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
}

function wide(name, cells, last) {
  return `   ${name.padEnd(10)}${cells.map((cell) => cell.padStart(18)).join("")}   ${last}`.trimEnd();
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** Three digits that count, never an exponent. */
function short(value) {
  if (value === undefined) return "-";
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function say(line) {
  console.log(line);
}

// From what was measured to what is said: medians over rounds, and how many times the best peer's figure ours is.
// A ratio is always the peer's figure divided by ours, so that more is better for us and less than 1 is a loss.

import { CLASSES } from "./queries.mjs";

export const OURS = "lectern";

/** What an engine has to support for its answers of a class to be answers to that class. */
const NEEDS = { prefix: "prefix", typo: "typo", phrase: "phrase" };

export const isSupported = (summary, name) => !NEEDS[name] || summary.features[NEEDS[name]] !== "no";

/**
 * One summary for each engine, each figure the median over its rounds; an engine that never finished has a `problem`
 * alone.
 *
 * @param {Map<string, object[]>} outcomes by engine, as measure.mjs gives them, or `{problem}`
 */
export function summarise(outcomes) {
  const finished = new Map([...outcomes].map(([engine, rounds]) => [engine, rounds.filter(({ problem }) => !problem)]));
  const ours = finished.get(OURS)[0].about;
  const isCounted = (name) => isSupported(ours, name);
  return [...outcomes].map(([engine, rounds]) => {
    const done = finished.get(engine);
    const problem = rounds.find((round) => round.problem)?.problem;
    return done.length === 0 ? { engine, problem } : { ...summaryOf(done, isCounted), engine, problem };
  });
}

function summaryOf(rounds, isCounted) {
  const middle = (figure) => median(rounds.map(figure));
  const all = (asked) => asked.filter((query) => isCounted(query.class));
  const at = (part, asked, figure = "median") => percentile(asked.map((query) => query[figure]), part);
  const classes = Object.keys(CLASSES).map((name) => {
    const of = (round) => round.counted.filter((query) => query.class === name);
    const figures = {
      p50: middle((round) => at(0.5, of(round))),
      p95: middle((round) => at(0.95, of(round))),
      hits: middle((round) => at(0.5, of(round), "total")),
    };
    return [name, figures];
  });
  return {
    ...rounds[0].about,
    rounds: rounds.length,
    build: middle((round) => round.build),
    memory: middle((round) => round.memory),
    elsewhere: rounds[0].elsewhere,
    indexBytes: rounds[0].indexBytes,
    asked: Math.min(...rounds.map((round) => round.counted.length)),
    p50: middle((round) => at(0.5, all(round.counted))),
    p95: middle((round) => at(0.95, all(round.counted))),
    firstP95: middle((round) => at(0.95, all(round.counted), "first")),
    plainP95: middle((round) => at(0.95, all(round.plain))),
    classes: Object.fromEntries(classes),
    passes: Object.fromEntries(
      Object.keys(rounds[0].passes).map((name) => [name, middle((round) => round.passes[name])]),
    ),
  };
}

/** The peers with whom each ratio is taken. */
const PEERS = {
  built: ({ kind }) => kind === "full text",
  asked: () => true,
  ranking: ({ kind, features }) => kind === "full text" && features.ranking.startsWith("BM25"),
};

/**
 * The flat figures of one collection: each name ends in the collection's.
 *
 * @param {object[]} summaries
 * @param {{name: string, textBytes: number, limit: number}} collection the limit of a build in milliseconds
 */
export function figuresOf(summaries, { name, textBytes, limit }) {
  const ours = summaries.find(({ engine }) => engine === OURS);
  const peers = summaries.filter(({ engine }) => engine !== OURS);
  const speed = (milliseconds) => round(textBytes / 1_000 / milliseconds);
  const figures = {
    ...ratioToBest("build_ratio_best", peers, PEERS.built, ours, "build", limit),
    ...ratioToBest("query_p95_ratio_fastest", peers, PEERS.asked, ours, "p95"),
    ...ratioToBest("query_p95_ratio_bm25", peers, PEERS.ranking, ours, "p95"),
    ...ratioToBest("memory_ratio_smallest", peers, PEERS.built, ours, "memory"),
    build_ms: round(ours.build),
    build_mb_per_s: speed(ours.build),
    copy_only_mb_per_s: speed(ours.passes.copy),
    tokenise_only_mb_per_s: speed(ours.passes.tokenise),
    query_p50_ms: round(ours.p50),
    query_p95_ms: round(ours.p95),
    memory_bytes: ours.memory,
    index_bytes: ours.indexBytes,
    ...classFigures(ours, peers),
    ...Object.assign({}, ...peers.map(peerFigures)),
  };
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${key}_${name}`, value]));
}

/**
 * The best peer's figure, the smallest, over ours. Where no such peer has finished but some were stopped at `limit`,
 * the ratio is at least the limit's, and is marked as a lower bound.
 */
function ratioToBest(key, peers, isMeant, ours, figure, limit) {
  const best = bestOf(peers.filter((peer) => peer.features && isMeant(peer)), (peer) => peer[figure]);
  if (best) return { [key]: round(best[figure] / ours[figure]), [`${key}_peer`]: best.name };
  const wasStopped = peers.some(({ problem }) => problem?.startsWith("over the limit"));
  return limit && wasStopped ? { [key]: round(limit / ours[figure]), [`${key}_is_lower_bound`]: true } : {};
}

/** By class, against the best peer that supports what is asked for. A class that we do not support has no ratio. */
function classFigures(ours, peers) {
  return Object.assign({}, ...Object.keys(CLASSES).map((name) => {
    const figures = {
      [`query_p50_${name}_ms`]: round(ours.classes[name].p50),
      [`query_p95_${name}_ms`]: round(ours.classes[name].p95),
      [`query_supported_${name}`]: isSupported(ours, name),
    };
    const best = bestInClass(peers, name);
    if (!best || !isSupported(ours, name)) return figures;
    const ratio = round(best.classes[name].p95 / ours.classes[name].p95);
    return { ...figures, [`query_p95_${name}_ratio`]: ratio, [`query_p95_${name}_peer`]: best.name };
  }));
}

/** The peer that answers a class soonest, of those that support it and were asked it. */
export function bestInClass(peers, name) {
  const able = peers.filter((peer) => peer.features && isSupported(peer, name) && peer.classes[name].p95 !== undefined);
  return bestOf(able, (peer) => peer.classes[name].p95);
}

function peerFigures(peer) {
  const problem = peer.problem ? { [`${peer.engine}_problem`]: peer.problem } : {};
  if (!peer.features) return problem;
  const index = peer.elsewhere
    ? { [`${peer.engine}_built_elsewhere_ms`]: round(peer.elsewhere) }
    : { [`${peer.engine}_build_ms`]: round(peer.build), [`${peer.engine}_memory_bytes`]: peer.memory };
  return {
    ...problem,
    ...index,
    [`${peer.engine}_query_p50_ms`]: round(peer.p50),
    [`${peer.engine}_query_p95_ms`]: round(peer.p95),
    [`${peer.engine}_queries_asked`]: peer.asked,
  };
}

function bestOf(summaries, figure) {
  return summaries.toSorted((one, other) => figure(one) - figure(other))[0];
}

function median(values) {
  return percentile(values.filter((value) => value !== undefined), 0.5);
}

/** The smallest value that `part` of the values do not exceed; nothing where there is none. */
export function percentile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** To four digits that count, or whole. */
function round(value) {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(4));
}

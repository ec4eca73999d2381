// Collections that go wrong, each in one way, as `/fault/NAME`:
//
//   404.json       not found                    500.json     a server's failure
//   empty.json     nothing at all               notjson.json a web page
//   cut.json       ends in the middle           reset.json   the connection breaks in the middle
//   version2.json  a format of the future       problems.json five bad statements among three good ones
//   slow.json      arrives in pieces: ?statements=40&pieces=8&delay=150 (milliseconds between two)
//   good.json      nothing is wrong: ?statements=3
//   french.json    nothing is wrong either: full texts in French, in CommonMark
//   large.jsonl    nothing is wrong, and it is large enough to be kept: nine megabytes under the title that `large` has
//   packed.json.gz nothing is wrong, and all of it is summaries in English; cut.json.gz is half of it

import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";

const WORDS = ["peace", "water", "labour", "justice", "memory", "harvest", "voyage", "assembly"];

/** A bundle with statements that are in order. */
function bundle(nStatements, changes = {}) {
  return {
    format: "statement-bundle",
    version: 1,
    title: "A collection for tests",
    description: "Made up by the end-to-end tests.",
    language: "en",
    statements: Array.from({ length: nStatements }, (_, index) => statement(index)),
    ...changes,
  };
}

function statement(index) {
  const word = WORDS[index % WORDS.length];
  return {
    id: `made-up-${index + 1}`,
    title: `Statement ${index + 1} on ${word}`,
    kind: index % 2 === 0 ? "speech" : "letter",
    date: `${1990 + (index % 30)}-0${1 + (index % 9)}-1${index % 10}`,
    authors: [{ name: `Speaker ${1 + (index % 5)}` }],
    topics: [word],
    summary: `What was said about ${word}.`,
    content: `A first paragraph about ${word}.\n\nA second paragraph, number ${index + 1}.`,
  };
}

/** What a journey may change of `large.jsonl` while it is served. */
export const large = { title: "A large collection" };

/** A header, and three thousand lines of three kilobytes. */
function largeLines() {
  const header = { format: "statement-bundle", version: 1, title: large.title, language: "en" };
  const said = WORDS.map((word) => `What was said about ${word} was said at length, and it was heard. `.repeat(50));
  const lines = Array.from({ length: 3000 }, (_, index) => {
    const content = `${said[index % WORDS.length]}\n\nThis was speech number${index}, and *the last word* was given.`;
    return { ...statement(index), content };
  });
  return [header, ...lines].map((line) => JSON.stringify(line)).join("\n");
}

/** Two statements in French. */
function french() {
  const contents = [
    "# Aux citoyens\n\nLes *libertés* ont été **défendues** ici :\n\n1. la presse ;\n2. le vote.",
    "Un seul mot : la mer &amp; le vent.",
  ];
  const statements = contents.map((content, index) => ({
    id: `texte-${index + 1}`,
    title: `Texte ${index + 1}`,
    language: "fr",
    content,
  }));
  return bundle(0, { title: "Des textes", language: "fr", statements });
}

/** Summaries alone, gzipped. */
function packed() {
  const statements = bundle(40).statements.map(({ content, ...statement }) => statement);
  return gzipSync(json(bundle(0, { title: "A packed collection", statements })));
}

/** Three good statements, and five that each have another fault. */
function problems() {
  const [first, second, third] = bundle(3).statements;
  const bad = [
    { title: "It has no id", summary: "It has no id." },
    { ...statement(0), title: "Its id is taken" },
    { id: "wrong-type", title: 5, summary: "Its title is a number." },
    { ...statement(4), id: "bad-date", date: "the day after tomorrow" },
    { id: "no-text", title: "It has neither summary nor content" },
  ];
  return bundle(0, { title: "A collection with problems", statements: [first, ...bad, second, third] });
}

const json = (value) => JSON.stringify(value, null, 1);
const half = (text) => text.slice(0, Math.floor(text.length / 2));

/** Answers one request for a fault. */
export async function answerFault(name, query, response) {
  const number = (key, otherwise) => Number(query.get(key) ?? otherwise);
  const send = (status, type, body) => response.writeHead(status, { "Content-Type": type }).end(body);
  switch (name) {
    case "404.json":
      return send(404, "text/plain", "There is no such file.\n");
    case "500.json":
      return send(500, "text/plain", "Something broke.\n");
    case "empty.json":
      return send(200, "application/json", "");
    case "notjson.json":
      return send(200, "text/html", "<!doctype html><title>Sign in</title><p>Please sign in.</p>");
    case "cut.json":
      return send(200, "application/json", half(json(bundle(6))));
    case "reset.json":
      return reset(json(bundle(6)), response);
    case "version2.json":
      return send(200, "application/json", json(bundle(3, { version: 2 })));
    case "problems.json":
      return send(200, "application/json", json(problems()));
    case "good.json":
      return send(200, "application/json", json(bundle(number("statements", 3))));
    case "french.json":
      return send(200, "application/json", json(french()));
    case "large.jsonl": {
      const body = largeLines();
      response.writeHead(200, { "Content-Type": "application/jsonl", "Content-Length": Buffer.byteLength(body) });
      return response.end(body);
    }
    case "packed.json.gz":
      return send(200, "application/gzip", packed());
    case "cut.json.gz":
      return send(200, "application/gzip", packed().subarray(0, packed().length / 2));
    case "slow.json":
      return trickle(json(bundle(number("statements", 40))), number("pieces", 8), number("delay", 150), response);
    default:
      return send(404, "text/plain", `There is no fault called ${name}.\n`);
  }
}

/** Promises the whole, sends half, and breaks the connection. */
async function reset(text, response) {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  response.write(half(text));
  await pause(100);
  response.destroy();
}

async function trickle(text, nPieces, delay, response) {
  const bytes = Buffer.from(text);
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": bytes.length });
  const length = Math.ceil(bytes.length / nPieces);
  for (let start = 0; start < bytes.length && !response.destroyed; start += length) {
    response.write(bytes.subarray(start, start + length));
    await pause(delay);
  }
  response.end();
}

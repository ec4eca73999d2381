// Public statements made up by rule, the same bytes each time: words by Zipf's law, topics with words of their own,
// fixed phrases, and the metadata that facets count. A larger collection begins with all of a smaller one.

import { Random, zipf } from "./random.mjs";
import { FUNCTION_WORDS, vocabulary } from "./vocabulary.mjs";

const SEED = 20_260;
const TOPICS = 30;
const TOPIC_WORDS = 1_200;
const PHRASES = 2_500;
const ORGANIZATIONS = 24;
const AUTHORS = 240;
const FIRST_YEAR = 1950;
const YEARS = 76;
const KINDS = [
  "speech", "press release", "open letter", "statement", "interview", "resolution", "report", "petition", "manifesto",
  "answer", "declaration", "resignation",
];
const BODIES = ["Ministry of", "Council of", "Union for", "Office of", "Committee on", "League of"];

/** The fields whose values are chosen and counted, besides the year of `date`. */
export const FACETS = ["kind", "author", "organization", "topic"];

/**
 * Gives statements one after the other.
 *
 * @returns {Generator<Record<"title" | "body" | "kind" | "author" | "organization" | "topic" | "date", string>>}
 */
export function* statements(count) {
  const random = new Random(SEED);
  const world = makeWorld(random);
  for (let made = 0; made < count; made += 1) yield makeStatement(random, world);
}

/** What all statements have in common. */
function makeWorld(random) {
  const words = vocabulary(random);
  const content = FUNCTION_WORDS.length;
  // Squaring a number below 1 draws it towards 0, that is, towards frequent words.
  const someWord = (range) => content + Math.floor(random.unit() ** 2 * range);
  const name = (position) => capitalised(words[content + position]);
  return {
    words,
    background: zipf(words.length, 2.7),
    topicWord: zipf(TOPIC_WORDS, 5),
    somePhrase: zipf(PHRASES, 20),
    someTopic: zipf(TOPICS, 8),
    someOrganization: zipf(ORGANIZATIONS, 5),
    someKind: zipf(KINDS.length, 2),
    topics: list(TOPICS, (topic) => ({
      name: name(40 + 17 * topic),
      words: list(TOPIC_WORDS, () => someWord(20_000)),
    })),
    phrases: list(PHRASES, () => phraseOf(random, someWord)),
    organizations: list(ORGANIZATIONS, (body) => `${random.pick(BODIES)} ${name(600 + 13 * body)}`),
    authors: list(AUTHORS, (author) => `${name(1_200 + 7 * author)} ${name(4_000 + 11 * author)}`),
  };
}

/** Two to four words that come together, sometimes with a function word inside: "right of return". */
function phraseOf(random, someWord) {
  const phrase = list(random.between(2, 4), () => someWord(6_000));
  if (phrase.length > 2 && random.chance(0.4)) phrase[1] = random.below(12);
  return phrase;
}

function makeStatement(random, world) {
  const topic = world.topics[world.someTopic(random)];
  const organization = world.someOrganization(random);
  return {
    title: makeTitle(random, world, topic),
    body: makeBody(random, world, topic),
    kind: KINDS[world.someKind(random)],
    // A body has ten people who speak for it.
    author: world.authors[organization * 10 + random.below(10)],
    organization: world.organizations[organization],
    topic: topic.name,
    date: makeDate(random),
  };
}

function makeTitle(random, world, topic) {
  const title = [];
  const length = random.between(4, 9);
  while (title.length < length) title.push(...nextWords(random, world, topic, title));
  return capitalised(title.map((word) => world.words[word]).join(" "));
}

/**
 * Sentences and paragraphs of 350 words on average: the product of two numbers below 1 is a quarter on average, and
 * more often small than large, as lengths of statements are.
 */
function makeBody(random, world, topic) {
  const length = 40 + Math.floor(1_232 * random.unit() * random.unit());
  const paragraphs = [];
  const said = [];
  while (said.length < length) {
    const sentences = [];
    for (let count = random.between(3, 7); count > 0 && said.length < length; count -= 1) {
      sentences.push(makeSentence(random, world, topic, said));
    }
    paragraphs.push(sentences.join(" "));
  }
  return paragraphs.join("\n\n");
}

function makeSentence(random, world, topic, said) {
  const sentence = [];
  const length = random.between(6, 28);
  while (sentence.length < length) sentence.push(...nextWords(random, world, topic, said));
  said.push(...sentence);
  const isPaused = () => random.chance(0.06);
  const words = sentence.map((word, position) => {
    const isLast = position === sentence.length - 1;
    return world.words[word] + (!isLast && isPaused() ? "," : "");
  });
  return `${capitalised(words.join(" "))}.`;
}

/** A word or a phrase: of the language, of the topic, or one that was said already, as speakers repeat themselves. */
function nextWords(random, world, topic, said) {
  const kind = random.unit();
  if (kind < 0.02) return world.phrases[world.somePhrase(random)];
  if (kind < 0.22) return [topic.words[world.topicWord(random)]];
  if (kind < 0.3 && said.length > 0) return [random.pick(said)];
  return [world.background(random)];
}

/** More are recent than old: the later of two years drawn. */
function makeDate(random) {
  const year = FIRST_YEAR + Math.max(random.below(YEARS), random.below(YEARS));
  const digits = (number) => String(number).padStart(2, "0");
  return `${year}-${digits(random.between(1, 12))}-${digits(random.between(1, 28))}`;
}

function capitalised(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function list(length, make) {
  return Array.from({ length }, (_, position) => make(position));
}

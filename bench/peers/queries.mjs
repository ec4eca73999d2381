// The 200 queries that every engine is asked, drawn by rule from the first statements of a collection, so that each
// finds something in the smallest size, too.

import { FACETS } from "./corpus.mjs";
import { Random } from "./random.mjs";
import { FUNCTION_WORDS } from "./vocabulary.mjs";

const SEED = 200;

/** How many queries each class has: 200 in all. */
export const CLASSES = { common: 24, rare: 24, words: 44, prefix: 36, typo: 24, phrase: 24, facet: 24 };

/** The letters of a phrase that is typed key by key. */
const TYPED_LETTERS = 12;

/**
 * @typedef {object} Query
 * @property {string} class a key of CLASSES
 * @property {string} text the words, in lower case
 * @property {boolean} isOpen whether the last word is still being typed and stands for all that begin so
 * @property {{facet: string, value: string}} [filter] only statements with this value are wanted
 */

/**
 * The queries, in an order of which every beginning is spread evenly over the classes: an engine that is too slow for
 * all of them is asked a fair part.
 *
 * @param {{title: string, body: string}[]} documents the first statements of a collection
 * @returns {Query[]}
 */
export function makeQueries(documents) {
  const random = new Random(SEED);
  const source = readSource(documents);
  const made = {
    common: distinct(CLASSES.common, () => random.pick(source.common)),
    rare: distinct(CLASSES.rare, () => random.pick(source.rare)),
    words: distinct(CLASSES.words, (index) => someWords(random, source, 2 + (index % 2))),
    prefix: typedPhrases(random, source),
    typo: distinct(CLASSES.typo, (index) => misspelt(random, random.pick(source.middle), index % 4)),
    phrase: distinct(CLASSES.phrase, (index) => somePhrase(random, source, 2 + (index % 2))),
    facet: distinct(CLASSES.facet, () => random.pick([...source.common, ...source.middle])),
  };
  const queries = Object.entries(made).flatMap(([name, texts]) =>
    random.shuffled(texts).map((text, index) => {
      const facet = FACETS[index % FACETS.length];
      const filter = name === "facet" ? { filter: { facet, value: someValue(random, documents, facet) } } : {};
      const place = (index + 0.5) / texts.length;
      return { place, query: { class: name, text, isOpen: name === "prefix", ...filter } };
    }),
  );
  return queries.sort((one, other) => one.place - other.place).map(({ query }) => query);
}

/** Which words are common, of middling frequency and rare, by the share of statements that have them. */
function readSource(documents) {
  const texts = documents.map(({ title, body }) => `${title} ${body}`.toLowerCase().match(/\p{L}+/gu) ?? []);
  const frequencies = new Map();
  for (const words of texts) for (const word of new Set(words)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  // Function words are left out, because some engines do not index them and would answer for free.
  const functionWords = new Set(FUNCTION_WORDS);
  const between = (least, most, letters) =>
    [...frequencies]
      .filter(([word, count]) => count >= least && count <= most && word.length >= letters)
      .map(([word]) => word)
      .filter((word) => /^[a-z]+$/.test(word) && !functionWords.has(word))
      .sort();
  const share = (part) => Math.ceil(part * documents.length);
  return {
    texts,
    frequencies,
    common: between(share(0.12), share(0.7), 5),
    middle: between(share(0.01), share(0.1), 6),
    rare: between(1, 2, 6),
  };
}

/** Words of middling or high frequency that one statement has. */
function someWords(random, { texts, common, middle }, count) {
  const asked = new Set([...common, ...middle]);
  const found = [...new Set(random.pick(texts))].filter((word) => asked.has(word));
  return found.length < count ? undefined : random.shuffled(found).slice(0, count).join(" ");
}

/** Words that stand one after the other in a statement, the first and last of which say something. */
function somePhrase(random, { texts, common, middle }, count) {
  const words = random.pick(texts);
  const start = random.below(words.length - count);
  const phrase = words.slice(start, start + count);
  const asked = (word) => common.includes(word) || middle.includes(word);
  return asked(phrase[0]) && asked(phrase.at(-1)) ? phrase.join(" ") : undefined;
}

/** Phrases of two words and twelve letters, each typed letter by letter. A space alone changes nothing: no key here. */
function typedPhrases(random, source) {
  const letters = (phrase) => phrase.replace(" ", "").length;
  const phrases = distinct(CLASSES.prefix / TYPED_LETTERS, () => {
    const phrase = somePhrase(random, source, 2);
    return phrase && letters(phrase) === TYPED_LETTERS ? phrase : undefined;
  });
  return phrases.flatMap((phrase) =>
    Array.from(phrase, (_, index) => phrase.slice(0, index + 1)).filter((typed) => !typed.endsWith(" ")),
  );
}

/** A word with one letter replaced, left out, added, or swapped with the next one. The first letter is right. */
function misspelt(random, word, kind) {
  const place = random.between(1, word.length - 2);
  const other = String.fromCharCode("a".charCodeAt(0) + random.below(26));
  const [before, letter, next, after] = [word.slice(0, place), word[place], word[place + 1], word.slice(place + 2)];
  const wrong = [
    before + other + next + after,
    before + next + after,
    before + other + letter + next + after,
    before + next + letter + after,
  ][kind];
  return wrong === word ? undefined : wrong;
}

function someValue(random, documents, facet) {
  for (;;) {
    const value = random.pick(documents)[facet];
    if (value) return value;
  }
}

/** So many different values; `make` is asked again where it gives none. */
function distinct(count, make) {
  const values = new Set();
  while (values.size < count) {
    const value = make(values.size);
    if (value !== undefined) values.add(value);
  }
  return [...values];
}

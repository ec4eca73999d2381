// lunr, an inverted index that ranks by the angle between vectors of BM25 weights; it stems English. All words are
// required, titles weigh double, the last word has a wildcard while it is being typed, one edit for the class of
// typing errors. Stop words are not in its index, and a required one would find nothing, so they are left out.

import { Columns } from "./columns.js";

let lunr;
let index;
let columns;

export default {
  name: "lunr",
  kind: "full text",
  features: {
    phrase: "no",
    typo: "yes",
    prefix: "yes",
    facets: "own code",
    fields: "yes",
    boolean: "AND OR NOT",
    ranking: "cosine of BM25",
    highlight: "positions",
  },

  /** It is published as a classic script, not as a module. */
  async load() {
    const script = Object.assign(document.createElement("script"), { src: "/node_modules/lunr/lunr.js" });
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => reject(new Error("lunr.js could not be loaded"));
      document.head.append(script);
    });
    lunr = globalThis.lunr;
  },

  build(documents) {
    index = lunr(function () {
      this.ref("id");
      this.field("title", { boost: 2 });
      this.field("body");
      for (const document of documents) this.add(document);
    });
    columns = new Columns(documents);
  },

  search(query, { withFacets }) {
    const words = query.text.split(" ");
    const found = index.query((clauses) => {
      for (const [position, word] of words.entries()) {
        const isTyped = query.isOpen && position === words.length - 1;
        const isIndexed = lunr.stopWordFilter(new lunr.Token(word)) !== undefined;
        if (isTyped || isIndexed) clauses.term(word, clauseFor(query, isTyped));
      }
    });
    const hits = found.map(({ ref }) => Number(ref));
    return columns.answer(hits, query, withFacets);
  },
};

function clauseFor(query, isTyped) {
  const clause = { presence: lunr.Query.presence.REQUIRED };
  // The beginning of a word is not a word, and must not be stemmed.
  if (isTyped) Object.assign(clause, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
  if (query.class === "typo") clause.editDistance = 1;
  return clause;
}

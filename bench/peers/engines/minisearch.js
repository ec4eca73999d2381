// MiniSearch, an inverted index that ranks by BM25+. All words (AND), titles weigh double, the last word as a prefix
// while it is being typed, one edit for the class of typing errors; filtered by its own `filter`.

import MiniSearch from "minisearch";
import { Columns } from "./columns.js";

let index;
let columns;

export default {
  name: "MiniSearch",
  kind: "full text",
  features: {
    phrase: "no",
    typo: "yes",
    prefix: "yes",
    facets: "own code",
    fields: "yes",
    boolean: "AND OR NOT",
    ranking: "BM25+",
    highlight: "terms only",
  },

  build(documents) {
    index = new MiniSearch({ fields: ["title", "body"], idField: "id" });
    index.addAll(documents);
    columns = new Columns(documents);
  },

  search(query, { withFacets }) {
    const options = { combineWith: "AND", boost: { title: 2 } };
    if (query.isOpen) options.prefix = (_term, position, terms) => position === terms.length - 1;
    if (query.class === "typo") options.fuzzy = 1;
    if (query.filter) {
      const holds = columns.test(query.filter);
      options.filter = ({ id }) => holds(id);
    }
    const hits = index.search(query.text, options).map(({ id }) => id);
    return columns.answer(hits, { ...query, filter: undefined }, withFacets);
  },
};

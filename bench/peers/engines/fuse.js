// Fuse.js, which holds every text against the query, one after the other; an index of words it has none. As its
// documentation advises for long texts: words wherever they stand (`ignoreLocation`), each of them looked for
// (`useTokenSearch` with `tokenMatch: "all"`), titles weigh double, and a threshold that forgives about one letter.

import Fuse from "fuse.js";
import { Columns } from "./columns.js";

let fuse;
let columns;

export default {
  name: "Fuse.js",
  kind: "scan",
  features: {
    phrase: "no",
    typo: "yes",
    prefix: "yes",
    facets: "own code",
    fields: "yes",
    boolean: "AND OR NOT",
    ranking: "edits and idf",
    highlight: "ranges",
  },

  build(documents) {
    fuse = new Fuse(documents, {
      keys: [{ name: "title", weight: 2 }, { name: "body", weight: 1 }],
      ignoreLocation: true,
      threshold: 0.2,
      useTokenSearch: true,
      tokenMatch: "all",
    });
    columns = new Columns(documents);
  },

  search(query, { withFacets }) {
    const isWhole = withFacets || query.filter;
    const found = fuse.search(query.text, isWhole ? undefined : { limit: 20 });
    const hits = found.map(({ refIndex }) => refIndex);
    return columns.answer(hits, query, withFacets);
  },
};

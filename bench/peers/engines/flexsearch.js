// FlexSearch, an inverted index whose order comes from where in a text a word stands, by no formula of relevance. A
// document index with both fields, words indexed from their beginnings ("forward"), so that a word that is being
// typed is found; all words (AND) of one field. Where counts or a filter are asked for, it must give all its hits.

import { Document } from "flexsearch";
import { Columns } from "./columns.js";

const PAGE = 20;

let index;
let columns;
let size;

export default {
  name: "FlexSearch",
  kind: "full text",
  features: {
    phrase: "no",
    typo: "no",
    prefix: "yes",
    facets: "own code",
    fields: "yes",
    boolean: "AND OR NOT",
    ranking: "none",
    highlight: "stored texts",
  },

  build(documents) {
    index = new Document({
      document: {
        id: "id",
        index: [
          { field: "title", tokenize: "forward" },
          { field: "body", tokenize: "forward" },
        ],
      },
    });
    for (const document of documents) index.add(document);
    columns = new Columns(documents);
    size = documents.length;
  },

  search(query, { withFacets }) {
    const limit = withFacets || query.filter ? size : PAGE;
    const hits = index.search(query.text, { limit, merge: true }).map(({ id }) => id);
    return columns.answer(hits, query, withFacets, PAGE);
  },
};

// Orama, an inverted index over radix trees that ranks by BM25, with facets and filters of its own. All words
// (threshold 0), titles weigh double, one edit for the class of typing errors. It takes every word as a prefix unless
// told otherwise, and telling it (`exact`) makes it read all texts again; so it is left as it comes. Sorting by
// fields is turned off, because nobody asks for it here and it would cost memory.

import { create, insertMultiple, search } from "@orama/orama";
import { FACETS, facetValue } from "./columns.js";

const FACET_OPTIONS = Object.fromEntries(FACETS.map((facet) => [facet, {}]));

let database;

export default {
  name: "Orama",
  kind: "full text",
  features: {
    phrase: "no",
    typo: "yes",
    prefix: "yes",
    facets: "yes",
    fields: "yes",
    boolean: "AND OR",
    ranking: "BM25",
    highlight: "plug-in",
  },

  async build(documents) {
    const facets = Object.fromEntries(FACETS.map((facet) => [facet, "enum"]));
    database = create({ schema: { title: "string", body: "string", ...facets }, sort: { enabled: false } });
    const rows = documents.map((document) => {
      const values = FACETS.map((facet) => [facet, facetValue(document, facet)]);
      return { id: String(document.id), title: document.title, body: document.body, ...Object.fromEntries(values) };
    });
    await insertMultiple(database, rows, 1_000);
  },

  async search(query, { withFacets }) {
    const request = {
      term: query.text,
      properties: ["title", "body"],
      boost: { title: 2 },
      threshold: 0,
      limit: 20,
    };
    if (query.class === "typo") request.tolerance = 1;
    if (query.filter) request.where = { [query.filter.facet]: { eq: query.filter.value } };
    if (withFacets) request.facets = FACET_OPTIONS;
    const found = await search(database, request);
    return { ids: found.hits.map(({ id }) => Number(id)), total: found.count, facets: found.facets };
  },
};

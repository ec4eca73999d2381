// uFuzzy, which makes a regular expression of the query and runs it over every text; an index it has none. Accents are
// taken off by its own function, as it advises. Words may stand in any order; one edit in a word is forgiven for the
// class of typing errors alone (`intraMode: 1`), since it is slower. Up to a thousand hits are ordered, its default.

import uFuzzy from "@leeoniya/ufuzzy";
import { Columns } from "./columns.js";

const OUT_OF_ORDER = 1;
const MOST_ORDERED = 1_000;

let texts;
let strict;
let forgiving;
let columns;

export default {
  name: "uFuzzy",
  kind: "scan",
  features: {
    phrase: "no",
    typo: "yes",
    prefix: "yes",
    facets: "own code",
    fields: "no",
    boolean: "AND NOT",
    ranking: "own order",
    highlight: "ranges",
  },

  build(documents) {
    texts = uFuzzy.latinize(documents.map(({ title, body }) => `${title}\n${body}`));
    strict = new uFuzzy();
    forgiving = new uFuzzy({ intraMode: 1 });
    columns = new Columns(documents);
  },

  search(query, { withFacets }) {
    const engine = query.class === "typo" ? forgiving : strict;
    const [found, info, order] = engine.search(texts, query.text, OUT_OF_ORDER, MOST_ORDERED);
    const hits = order ? order.map((position) => info.idx[position]) : (found ?? []);
    return columns.answer(hits, query, withFacets);
  },
};

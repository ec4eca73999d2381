// The engine of this project, compiled as the reader's worker is. Every search counts all facets and the timeline, so
// that one without counts takes as long. A word is whole where a space follows it, and open where nothing does.

import init, { Engine, copy_only, tokenise_only } from "/data/engine/lectern_bench_engine.js";

/** The filters' names, as the address of a view has them. */
const KEYS = { kind: "kind", author: "author", organization: "org", topic: "topic" };

let memory;
let engine;

export default {
  name: "Lectern",
  kind: "full text",
  features: {
    phrase: "yes",
    typo: "yes",
    prefix: "yes",
    facets: "yes",
    fields: "yes",
    boolean: "AND OR NOT",
    ranking: "BM25F",
    highlight: "yes",
  },

  async load() {
    ({ memory } = await init());
  },

  build(documents) {
    engine = new Engine();
    for (const { title, body, kind, author, organization, topic, date } of documents) {
      engine.add(title, body, kind, author, organization, topic, date);
    }
    // What is only made when a search needs it belongs to the build, not to the first query.
    engine.search("a ", "", "").free();
  },

  search(query, { withFacets }) {
    const text = query.class === "phrase" ? `"${query.text}"` : query.isOpen ? query.text : `${query.text} `;
    const answer = engine.search(text, KEYS[query.filter?.facet] ?? "", query.filter?.value ?? "");
    const found = { ids: answer.ids(), total: answer.total(), facets: withFacets ? answer.facet_counts() : undefined };
    answer.free();
    return found;
  },

  /** All of the module's memory, its code's own and what building left unused among it. */
  outsideBytes: () => memory.buffer.byteLength,

  /** What the index says of itself. */
  indexBytes: () => engine.memory_bytes(),

  /** Passes that do less than building does: the limit. */
  passes: {
    copy: (documents) => pass(documents, copy_only),
    tokenise: (documents) => pass(documents, tokenise_only),
  },
};

function pass(documents, over) {
  let sum = 0;
  for (const { title, body } of documents) sum += over(title, body);
  return sum;
}

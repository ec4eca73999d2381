// Pagefind, whose index is built outside the browser and fetched in pieces as queries need them. Its build and its
// memory can therefore not be held against an index made in a tab; its queries can, with the pieces fetched from this
// machine. Counts and filters are its own, as are phrases in quotation marks; what is being typed is always a prefix.

let pagefind;

export default {
  name: "Pagefind",
  kind: "built elsewhere",
  features: {
    phrase: "yes",
    typo: "no",
    prefix: "yes",
    facets: "yes",
    fields: "no",
    boolean: "AND",
    ranking: "BM25",
    highlight: "excerpts",
  },

  async build(_documents, { collection }) {
    const folder = `/data/pagefind-${collection}/`;
    pagefind = await import(`${folder}pagefind.js`);
    await pagefind.options({ basePath: folder, baseUrl: "/" });
    await pagefind.init();
    await pagefind.filters();
  },

  async search(query) {
    const text = query.class === "phrase" ? `"${query.text}"` : query.text;
    const filters = query.filter ? { [query.filter.facet]: [query.filter.value] } : {};
    const { results, filters: facets } = await pagefind.search(text, { filters });
    // A hit's number would have to be fetched with its text.
    return { ids: [], total: results.length, facets };
  },
};

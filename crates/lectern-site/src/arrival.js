// Before anything is painted: whoever comes for a statement or a search, or sees the reader in a frame, is not shown the
// first cards.
document.documentElement.dataset.arrival = location.search.length > 1 || parent !== window ? "inside" : "start";

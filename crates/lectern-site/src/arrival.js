// Before anything is painted: whoever comes for a statement or a search is not shown the first cards.
document.documentElement.dataset.arrival = location.search.length > 1 ? "inside" : "start";

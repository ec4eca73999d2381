// Starts the engine. While its wasm comes, this thread makes the browser read what it knows of a language's numbers, dates
// and names: that takes longer than most of a start does, and is done once for all threads, the page's own among them.
importScripts("worker.js");
wasm_bindgen({ module_or_path: "worker_bg.wasm" });
const language = "en-GB";
new Intl.NumberFormat(language);
new Intl.DateTimeFormat(language, { calendar: "gregory", timeZone: "UTC", year: "numeric" });
new Intl.DisplayNames(language, { type: "language" });

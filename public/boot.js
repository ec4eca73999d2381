// Starts the reader. The page's policy allows no inline script, and with Trusted Types no script address but those
// that this policy lets through: the reader's own workers.
const at = (path) => new URL(path, document.baseURI).href;
const WORKERS = [at("worker_loader.js"), at("importer_loader.js")];

if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (address) => (WORKERS.includes(at(address)) ? address : null),
  });
}

// Script and wasm are fetched side by side, and started in a task of its own: the browser has just compiled them. Where it
// would not, as with a server that has no type for wasm, the script finds another way.
const start = async (js, wasm) => {
  const compiled = WebAssembly.compileStreaming(fetch(at(wasm))).catch(() => at(wasm));
  const [module, module_or_path] = await Promise.all([import(at(js)), compiled]);
  await new Promise((free) => setTimeout(free));
  await module.default({ module_or_path });
  return module;
};

// Collections that a person keeps in this browser, in the folder that `lectern_core::making` names. Whoever asks is
// called back in any case; without a value where there is none.
const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("collections");
const jobs = {
  list: async () => {
    const names = [];
    for await (const name of (await folder()).keys()) names.push(name);
    return names.sort().join("\n");
  },
  find: async (name) => (await (await folder()).getFileHandle(name)).getFile(),
  delete: async (name) => (await folder()).removeEntry(name),
};
globalThis.kept = (job, name, done) => jobs[job](name).then(done, () => done());

// Where a person makes a collection: a module and a stylesheet of its own, fetched when its element first stands in
// the page.
const styled = (path) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(path) });
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${link.href} could not be fetched`));
    document.head.append(link);
  });
const screen = () => Promise.all([start("import-page.js", "import-page_bg.wasm"), styled("importing.css")]);

let fetched;
customElements.define(
  "make-collection",
  class extends HTMLElement {
    async connectedCallback() {
      try {
        const [module] = await (fetched ??= screen());
        if (this.isConnected) module.show(this);
      } catch (error) {
        console.warn(error);
        fetched = undefined;
        this.role = "alert";
        this.textContent = this.dataset.failed;
      }
    }

    disconnectedCallback() {
      fetched?.then(([module]) => module.leave(), () => {});
    }
  },
);

// In a frame that another page made for it, the reader shows less, and speaks to that page.
if (parent !== window && name.startsWith("lectern-")) await import(at("framed.js"));

// What a published page was served with is on the screen first, as the browser tells; a window that nobody looks at paints
// nothing.
if (document.getElementById("served")) {
  await new Promise((painted) => {
    new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
    setTimeout(painted, 1000);
  });
}

const { js, wasm } = document.getElementById("boot").dataset;
await start(js, wasm);

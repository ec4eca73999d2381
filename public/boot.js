// Starts the reader. The page's policy allows no inline script, and with Trusted Types no script address but those
// that this policy lets through: the reader's own workers.
const at = (path) => new URL(path, document.baseURI).href;
const WORKERS = [at("worker_loader.js"), at("importer_loader.js")];

if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (address) => (WORKERS.includes(at(address)) ? address : null),
  });
}

const start = async (js, wasm) => {
  const module = await import(at(js));
  await module.default({ module_or_path: at(wasm) });
  return module;
};

// Where a person makes a collection: a module and a stylesheet of its own, fetched when its element first stands in
// the page.
const styled = (path) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(path) });
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${link.href} could not be fetched`));
    document.head.append(link);
  });
// A script that could not be had is not asked for again by the same address.
let attempts = 0;
const screen = () => {
  attempts += 1;
  const script = attempts === 1 ? "import-page.js" : `import-page.js?${attempts}`;
  return Promise.all([start(script, "import-page_bg.wasm"), styled("importing.css")]);
};

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
        this.dispatchEvent(new Event("error"));
      }
    }

    disconnectedCallback() {
      fetched?.then(([module]) => module.leave(), () => {});
    }
  },
);

const { js, wasm } = document.getElementById("boot").dataset;
await start(js, wasm);

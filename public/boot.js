// Starts the reader. The page's policy allows no inline script, and with Trusted Types no script address but those
// that this policy lets through: the reader's own worker.
const WORKER = new URL("worker_loader.js", document.baseURI).href;

if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (address) => (new URL(address, document.baseURI).href === WORKER ? address : null),
  });
}

const { js, wasm } = document.getElementById("boot").dataset;
const reader = await import(new URL(js, document.baseURI).href);
await reader.default({ module_or_path: new URL(wasm, document.baseURI) });

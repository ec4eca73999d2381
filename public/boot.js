// Starts the reader. The page's policy allows no inline script, and with Trusted Types no script address but those
// that this policy lets through: the reader's own worker.
const WORKER = new URL("worker_loader.js", document.baseURI).href;

if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (address) => (new URL(address, document.baseURI).href === WORKER ? address : null),
  });
}

// What a published page was served with is painted first; a window that nobody looks at paints nothing.
if (document.getElementById("served")) {
  await new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 1000);
  });
}

const { js, wasm } = document.getElementById("boot").dataset;
const reader = await import(new URL(js, document.baseURI).href);
await reader.default({ module_or_path: new URL(wasm, document.baseURI) });

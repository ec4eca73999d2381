// Starts the reader of a page that has everything in it. The reader's own script stands before this one; the braces keep
// their names apart.
{
  const decoded = (id) => {
    const element = document.getElementById(id);
    const letters = atob(element.textContent);
    element.remove();
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
  };

  const unpacked = async (id) => {
    const stream = new Blob([decoded(id)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const [readerWasm, workerScript, wasm, texts] = await Promise.all(
    ["reader-wasm", "worker-js", "worker-wasm", "texts-wasm"].map(unpacked),
  );
  const files = { "texts_bg.wasm": texts, collection: decoded("collection") };
  const address = URL.createObjectURL(new Blob([workerScript], { type: "text/javascript" }));

  if (window.trustedTypes) {
    trustedTypes.createPolicy("default", { createScriptURL: (asked) => (asked === address ? asked : null) });
  }

  // The reader asks for a script beside the page. What the engine would fetch is handed to it before anything else.
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor() {
      super(address);
      this.postMessage({ wasm, files });
    }
  };

  await __wbg_init({ module_or_path: readerWasm });
}

// The first message has what the engine would fetch from beside the page; then the engine itself listens.
addEventListener(
  "message",
  ({ data: { wasm, files } }) => {
    const elsewhere = self.fetch;
    self.fetch = (address, options) => {
      const bytes = Object.hasOwn(files, address) ? files[address] : undefined;
      if (!bytes) return elsewhere.call(self, address, options);
      return Promise.resolve(new Response(bytes, { headers: { "content-length": String(bytes.length) } }));
    };
    wasm_bindgen({ module_or_path: wasm });
  },
  { once: true },
);

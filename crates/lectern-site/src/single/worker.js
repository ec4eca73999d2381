// The first message has what the engine would fetch from beside the page; then the engine itself listens.
addEventListener(
  "message",
  ({ data: { wasm, files } }) => {
    const { fetch: elsewhere, Request: Elsewhere } = self;
    // An address beside the page is none here, where there is no page to be beside.
    self.Request = function (address, options) {
      return Object.hasOwn(files, address) ? { bytes: files[address] } : new Elsewhere(address, options);
    };
    self.fetch = (request) => {
      const { bytes } = request;
      if (!(bytes instanceof Uint8Array)) return elsewhere.call(self, request);
      return Promise.resolve(new Response(bytes, { headers: { "content-length": String(bytes.length) } }));
    };
    wasm_bindgen({ module_or_path: wasm });
  },
  { once: true },
);

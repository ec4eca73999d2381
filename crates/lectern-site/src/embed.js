// <lectern-reader>: a collection, the results of a query or one statement in any page (docs/publish.md, "Embedding").
//
// The reader of this script's own site is shown in a frame, so that neither page can change how the other looks, and the
// page around needs no permission but for this script and that frame. The reader's side is framed.js. Without scripts the
// element is what stands in it: a link.
(() => {
  const site = new URL(".", document.currentScript.src);

  /** How long a reader may be silent once a person looks for it, in milliseconds. */
  const PATIENCE = 12_000;

  /** How high the frame is until it says so, in CSS pixels. */
  const FIRST_HEIGHT = 320;

  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :host { all: initial; color-scheme: inherit; min-inline-size: 0; position: relative !important; display: block !important; }
    :host { visibility: visible !important; opacity: 1 !important; transform: none !important; filter: none !important; }
    :host([hidden]) { display: none !important; }
    iframe { display: block; inline-size: 100%; border: 0; border-radius: 6px; }
    iframe { outline: 1px solid rgb(128 128 128 / 40%); outline-offset: -1px; }
    iframe[hidden] { display: none; }
    p { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif; }
    p { color: #1c1b19; background: #fbeee9; border-inline-start: 4px solid #8a2f12; }
    a { color: #1f4e79; }
    span { position: absolute; inset-inline-start: 0; scroll-margin-block: 15vh; }
  `);

  const made = (name, properties) => Object.assign(document.createElement(name), properties);

  const saysNothingOfDark = (element) =>
    getComputedStyle(element).colorScheme === "normal" && !document.querySelector("meta[name='color-scheme']");

  /** The address of the reader for an element, and which parts of it are shown; an Error where it names no collection. */
  function wanted(element) {
    const text = (name) => element.getAttribute(name)?.trim() ?? "";
    const parameters = new URLSearchParams(text("filters").replace(/^\?/, ""));
    for (const name of ["c", "s", "p", "view"]) parameters.delete(name);
    const collection = text("src");
    if (collection) {
      const address = URL.canParse(collection, document.baseURI) ? new URL(collection, document.baseURI) : undefined;
      if (!/^https?:$/.test(address?.protocol)) throw new Error(`“${collection}” is no address of a collection`);
      parameters.set("c", address.href);
    }
    if (text("query")) parameters.set("q", text("query"));
    const isPart = [...parameters.keys()].some((name) => name !== "c" && name !== "sort");
    if (text("statement")) parameters.set("s", text("statement"));
    const mode = text("statement") ? "statement" : isPart ? "query" : "list";
    return { mode, address: new URL(`./?${parameters}`, site).href };
  }

  class LecternReader extends HTMLElement {
    static observedAttributes = ["src", "query", "filters", "statement", "max-height"];

    #root = this.attachShadow({ mode: "open" });
    #frame;
    #patience;
    #isDue = false;

    /** A frame in sight that is silent is no reader: a host or a policy refused it, or it does not start. */
    #sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#sight.disconnect();
      clearTimeout(this.#patience);
      this.#patience = setTimeout(() => {
        this.#frame.hidden = true;
        this.#root.append(this.#apology("the reader cannot be reached"));
      }, PATIENCE);
    });

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [styles];
    }

    connectedCallback() {
      addEventListener("message", this);
      this.#plan();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#calm();
      this.#root.replaceChildren();
      this.#frame = undefined;
    }

    attributeChangedCallback() {
      this.#plan();
    }

    /** Shows what the attributes ask for, once for all that change together. */
    #plan() {
      if (this.#isDue) return;
      this.#isDue = true;
      queueMicrotask(() => {
        this.#isDue = false;
        if (this.isConnected) this.#show();
      });
    }

    #show() {
      try {
        const { mode, address } = wanted(this);
        if (this.#frame?.src !== address) this.#open(mode, address);
        this.#frame.style.maxBlockSize = this.getAttribute("max-height") ?? "";
      } catch (error) {
        this.#calm();
        this.#frame = undefined;
        this.#root.replaceChildren(this.#apology(error.message));
      }
    }

    /** A new frame for each address: one that is led elsewhere would add to the history of the page around. */
    #open(mode, address) {
      this.#calm();
      const height = this.#frame?.style.blockSize || `${FIRST_HEIGHT}px`;
      const frame = made("iframe", { name: `lectern-${mode}`, title: this.#title(), loading: "lazy" });
      Object.assign(frame, { allow: "clipboard-write", referrerPolicy: "no-referrer", src: address });
      frame.style.blockSize = height;
      // A page that says nothing of dark is light, whatever the system prefers; the reader goes with it.
      if (saysNothingOfDark(this)) frame.style.colorScheme = "light";
      this.#frame = frame;
      this.#root.replaceChildren(frame);
      this.#sight.observe(this);
    }

    /** Waits for nothing any more. */
    #calm() {
      this.#sight.disconnect();
      clearTimeout(this.#patience);
    }

    handleEvent({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame || source !== frame.contentWindow || origin !== site.origin) return;
      if (data?.lectern === "here") this.#greet(frame);
      if (data?.lectern === "shown") this.#fit(frame, data);
    }

    #greet(frame) {
      this.#calm();
      frame.hidden = false;
      // What stands in the element is parsed by now.
      frame.title = this.#title();
      this.#root.querySelector("p")?.remove();
      frame.contentWindow.postMessage({ lectern: "around", title: frame.title }, site.origin);
    }

    #fit(frame, { height, line }) {
      if (height > 0 && Number.isFinite(height)) frame.style.blockSize = `${height}px`;
      if (!Number.isFinite(line)) return;
      const place = made("span", {});
      place.style.insetBlockStart = `${line}px`;
      this.#root.append(place);
      place.scrollIntoView({ block: "nearest" });
      place.remove();
    }

    /** What the frame is called for those who hear it: what the link says. */
    #title() {
      return this.textContent.trim() || "Statements";
    }

    /** Why nothing is shown, and the link that stands in the element. */
    #apology(reason) {
      const own = [...this.querySelectorAll("a[href]")].find((link) => /^https?:$/.test(link.protocol));
      const link = made("a", { href: own?.href ?? site.href, textContent: own?.textContent.trim() || site.href });
      const text = made("p", { role: "alert", lang: "en" });
      text.append(`The statements cannot be shown here: ${reason}. They are at `, link, ".");
      return text;
    }
  }

  // The first script of its kind in a page is the one that counts.
  customElements.get("lectern-reader") ?? customElements.define("lectern-reader", LecternReader);
})();

// What must never happen while a person reads, in whatever journey: a violation
// of the content security policy or of Trusted Types, an error on the console,
// an error that nobody caught, and a request to anywhere but the page's own
// origin and the collection that the person named.

import { isDeepStrictEqual } from "node:util";

const REPORT = "reportToGuard";

/** Watches one page from before its first script. */
export class Guard {
  #problems = [];
  #allowed = new Set();
  #origins = new Set();
  #origin;
  #expected;

  /**
   * @param {string} origin the page's own origin
   * @param {RegExp[]} expected console errors that this journey is about, such as the browser's own line for a 404
   */
  constructor(origin, expected) {
    this.#origin = origin;
    this.#origins.add(origin);
    this.#expected = expected;
  }

  /** Starts to watch a page that has not been opened yet. */
  async watch(page) {
    page.on("console", (message) => message.type() === "error" && this.#note("error on the console", message.text()));
    page.on("pageerror", (error) => this.#note("uncaught error", error?.message ?? String(error)));
    page.on("request", (request) => this.#judge(request.url()));
    await page.exposeFunction(REPORT, (text) => this.#note("policy violation", text));
    await page.evaluateOnNewDocument((report) => {
      addEventListener("securitypolicyviolation", (event) => {
        const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
        globalThis[report](`${effectiveDirective}: ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
      });
    }, REPORT);
  }

  /** Allows requests for one address: the collection's. */
  allow(address) {
    this.#allowed.add(new URL(address, this.#origin).href);
  }

  /** Allows requests to another origin: the reader's, where it stands in a page of somebody else. */
  allowOrigin(origin) {
    this.#origins.add(origin);
  }

  /** What went wrong so far, without what was expected. */
  get problems() {
    return this.#problems.map(({ kind, text }) => `${kind}: ${text}`);
  }

  #judge(address) {
    const url = new URL(address);
    if (["data:", "blob:", "about:"].includes(url.protocol)) return;
    url.hash = "";
    if (!this.#origins.has(url.origin) && !this.#allowed.has(url.href)) this.#note("request to a third party", address);
  }

  #note(kind, text) {
    const problem = { kind, text };
    const isExpected = kind !== "policy violation" && this.#expected.some((pattern) => pattern.test(text));
    if (!isExpected && !this.#problems.some((known) => isDeepStrictEqual(known, problem))) this.#problems.push(problem);
  }
}

// A person in front of the page: what they do, and what they find. Elements are
// found by role and accessible name, as assistive technology does, and every
// finding waits for its condition; nothing waits for time to pass, but for an
// engine that was killed: its page hears of it a little later.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { browserFor, browserName, prefer } from "./browser.mjs";
import { Guard } from "./guard.mjs";

/** How long a condition may take to come true, in milliseconds. */
const PATIENCE = 20_000;

const VIEWPORTS = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  wide: { width: 1920, height: 1080 },
  touch: { width: 390, height: 844, isMobile: true, hasTouch: true },
};

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens a browser context of its own for one person. */
export async function newReader(server, settings, screenshots) {
  const preferences = { scheme: settings.scheme ?? "light", motion: settings.motion ?? "no-preference" };
  const browser = await browserFor(preferences);
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(VIEWPORTS[settings.viewport ?? "desktop"] ?? settings.viewport);
  await prefer(page, preferences);
  page.setDefaultTimeout(PATIENCE);
  const guard = new Guard(server.origin, settings.expects ?? []);
  await guard.watch(page);
  return new Reader({ page, context, guard, server, settings, screenshots });
}

export class Reader {
  #context;
  #settings;
  #screenshots;

  constructor({ page, context, guard, server, settings, screenshots }) {
    /** The page itself, for what this class has no word for. */
    this.page = page;
    this.guard = guard;
    /** The addresses of server.mjs: origin, other, nowhere. */
    this.server = server;
    this.#context = context;
    this.#settings = settings;
    this.#screenshots = screenshots;
  }

  // ---- going places

  /** Opens a path of the reader, such as `/?q=peace`. The collection named in `c` may be fetched from then on. */
  async open(path = "/") {
    const url = new URL(path, this.server.origin);
    const collection = url.searchParams.get("c");
    if (collection) this.guard.allow(collection);
    await this.page.goto(url.href, { waitUntil: "load" });
  }

  /** Opens the reader with the collection at an address. */
  async openCollection(address, query = {}) {
    await this.open(`/?${new URLSearchParams({ c: address, ...query })}`);
  }

  /** Presses the browser's back button; what to see then is for the journey to wait for. */
  async back() {
    await this.page.evaluate(() => history.back());
  }

  /** Presses the browser's forward button. */
  async forward() {
    await this.page.evaluate(() => history.forward());
  }

  /** Loads the page anew. */
  async reload() {
    await this.page.reload({ waitUntil: "load" });
  }

  /** The query string as the person could copy it from the address bar. */
  async query() {
    return new URL(await this.page.evaluate(() => location.href)).searchParams;
  }

  /** Another person, with a browser that has never seen the page. They are checked at the end, too. */
  async friend() {
    const friend = await newReader(this.server, this.#settings, this.#screenshots);
    this.friends.push(friend);
    return friend;
  }

  friends = [];

  // ---- finding

  /**
   * Waits for the first element of a role, with exactly this accessible name or one that matches, and gives its handle.
   *
   * @param {string} role an ARIA role: "heading", "link", "button", "searchbox" …
   * @param {string | RegExp} [name]
   */
  async find(role, name) {
    if (name instanceof RegExp) {
      let first;
      await this.until(`there is a ${role} ${name}`, async () => {
        [first] = await this.findAll(role, name);
        return first !== undefined;
      });
      return first;
    }
    return this.page.waitForSelector(ariaSelector(role, name)).catch(() => this.#give(`there is no ${describe(role, name)}`));
  }

  /** All elements of a role (and name) that are there now. */
  async findAll(role, name) {
    if (!(name instanceof RegExp)) return this.page.$$(ariaSelector(role, name));
    const handles = await this.page.$$(ariaSelector(role));
    const names = await this.namesOf(handles);
    return handles.filter((_, index) => name.test(names[index]));
  }

  /** Waits until no element of the role and name is left. */
  async gone(role, name) {
    await this.until(`there is no ${describe(role, name)} any more`, async () => (await this.findAll(role, name)).length === 0);
  }

  /** Waits until the text (or a match) can be read on the page. */
  async sees(text) {
    await this.until(`“${text}” can be read`, async () => matches(await this.readsAll(), text));
  }

  /** Waits until the text (or a match) cannot be read on the page. */
  async seesNot(text) {
    await this.until(`“${text}” cannot be read`, async () => !matches(await this.readsAll(), text));
  }

  /** All text that can be read on the page now. */
  readsAll() {
    return this.page.evaluate(() => document.body?.innerText ?? "");
  }

  /** The text of an element, as it is read. */
  textOf(handle) {
    return handle.evaluate((element) => element.innerText ?? element.textContent);
  }

  /** The accessible names of elements, as axe computes them: at once, because it surveys the whole page first. */
  async namesOf(handles) {
    if (handles.length === 0) return [];
    await this.#bringAxe();
    return this.page.evaluate((...elements) => {
      axe.setup(document.body);
      try {
        return elements.map((element) => axe.commons.text.accessibleText(element));
      } finally {
        axe.teardown();
      }
    }, ...handles);
  }

  /** Whether the element has the focus. */
  hasFocus(handle) {
    return handle.evaluate((element) => element === document.activeElement);
  }

  /**
   * Waits for a condition, and says in words what did not come true.
   *
   * @param {string} what a clause: "the URL names the query"
   * @param {() => boolean | Promise<boolean>} isTrue
   */
  async until(what, isTrue) {
    const end = Date.now() + PATIENCE;
    let lastError;
    while (Date.now() < end) {
      try {
        if (await isTrue()) return;
        lastError = undefined;
      } catch (error) {
        lastError = error; // an element may go between finding and asking
      }
      await this.page.evaluate(() => new Promise((next) => setTimeout(next, 40))).catch(() => {});
    }
    this.#give(`it did not come true that ${what}${lastError ? ` (${lastError.message})` : ""}`);
  }

  // ---- doing

  /** Clicks what `find` finds. */
  async click(role, name) {
    try {
      await (await this.find(role, name)).click();
    } catch (error) {
      // What was found may be drawn anew before it is clicked, as under a person's finger: they try again.
      if (!/detached|not clickable/i.test(error.message)) throw error;
      await (await this.find(role, name)).click();
    }
  }

  /** Puts text into a field in place of what is there, key by key. */
  async type(role, name, text) {
    const field = await this.find(role, name);
    await field.focus();
    await field.evaluate((element) => element.select?.());
    if (text === "") await this.press("Backspace");
    else await this.page.keyboard.type(text);
  }

  /** Presses a key, with modifiers before it: `Tab`, `Shift+Tab`, `Control+a`. */
  async press(keys) {
    const modifiers = keys.split("+");
    const key = modifiers.pop();
    for (const modifier of modifiers) await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    for (const modifier of modifiers.reverse()) await this.page.keyboard.up(modifier);
  }

  /** Goes on with Tab until the element found by role and name has the focus. */
  async tabTo(role, name, { atMost = 60 } = {}) {
    let target = await this.find(role, name);
    for (let presses = 0; presses < atMost; presses += 1) {
      // The answer to the last key that was typed may put others in the place of cards that looked the same.
      if (!(await target.evaluate((element) => element.isConnected))) target = await this.find(role, name);
      if (await this.hasFocus(target)) return target;
      await this.press("Tab");
    }
    return this.#give(`Tab does not reach ${describe(role, name)} in ${atMost} presses`);
  }

  /** Drags the mouse between two points of an element, each given as fractions of its width and height. */
  async drag(handle, [fromX, fromY], [toX, toY]) {
    const box = await handle.boundingBox();
    const { mouse } = this.page;
    await mouse.move(box.x + box.width * fromX, box.y + box.height * fromY);
    await mouse.down();
    await mouse.move(box.x + box.width * toX, box.y + box.height * toY, { steps: 8 });
    await mouse.up();
  }

  /** Draws a finger over an element, between two points as in `drag`. It needs the viewport “touch”. */
  async swipe(handle, [fromX, fromY], [toX, toY], { steps = 8 } = {}) {
    const box = await handle.boundingBox();
    const at = (share) => [
      box.x + box.width * (fromX + (toX - fromX) * share),
      box.y + box.height * (fromY + (toY - fromY) * share),
    ];
    const finger = await this.page.touchscreen.touchStart(...at(0));
    for (let step = 1; step <= steps; step += 1) await finger.move(...at(step / steps));
    await finger.end();
  }

  /**
   * Kills the search engine as a trap in its code would: by an error that nobody catches. It is made deaf as well, so
   * that whatever is answered from now on comes from another one. Firefox's protocol does not reach into workers.
   */
  async killEngine() {
    const engines = this.page.workers();
    assert.equal(engines.length, 1, "one engine is running");
    await engines[0].evaluate(() => {
      globalThis.onmessage = null;
      setTimeout(() => {
        throw new Error("the journey killed the engine");
      });
    });
    await pause(300);
  }

  /** Drops a file on the page. */
  async dropFile(name, text) {
    await this.page.evaluate(
      (fileName, contents) => {
        const files = new DataTransfer();
        files.items.add(new File([contents], fileName));
        const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
        for (const type of ["dragenter", "dragover", "drop"]) {
          target.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true, composed: true }));
        }
      },
      name,
      text,
    );
  }

  // ---- judging

  /** Fails unless axe-core finds nothing, by its own rules and those that are named besides. */
  async passesAxe(...besides) {
    await this.#bringAxe();
    const rules = Object.fromEntries(besides.map((rule) => [rule, { enabled: true }]));
    const found = await this.page.evaluate(async (more) => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"], rules: more });
      return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.target.join(" ")).join("\n    ")}`);
    }, rules);
    assert.deepEqual(found, [], `axe finds fault with ${this.page.url()}`);
  }

  /** Fails where the page is wider than the window. */
  async fitsTheWidth() {
    const { scrollWidth, clientWidth } = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    assert.ok(scrollWidth <= clientWidth, `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);
  }

  /** Writes a picture into the folder of screenshots, the browser's name in its own. */
  async screenshot(name, { fullPage = false } = {}) {
    await mkdir(this.#screenshots, { recursive: true });
    await this.page.screenshot({ path: join(this.#screenshots, `${name}-${browserName}.png`), fullPage });
  }

  /** What went wrong behind the person's back, theirs and their friends'. */
  problems() {
    return [this, ...this.friends].flatMap((reader) => reader.guard.problems);
  }

  /** Closes the window. */
  async leave() {
    await Promise.all(this.friends.map((friend) => friend.leave()));
    await this.#context.close();
  }

  /** axe is evaluated by the driver, outside the page's policy, which would refuse a script element. */
  async #bringAxe() {
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
  }

  #give(sentence) {
    throw new assert.AssertionError({ message: `${sentence}, on ${this.page.url()}` });
  }
}

function ariaSelector(role, name) {
  const label = name === undefined ? "" : `[name=${JSON.stringify(name)}]`;
  return `::-p-aria(${label}[role="${role}"])`;
}

function describe(role, name) {
  return name === undefined ? role : `${role} ${name instanceof RegExp ? name : `“${name}”`}`;
}

function matches(text, wanted) {
  return wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted);
}

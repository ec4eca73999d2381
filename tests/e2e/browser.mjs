// The two browsers, driven by puppeteer-core: Chromium by its own protocol,
// Firefox by WebDriver BiDi, which it speaks without a driver beside it.

import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";
import puppeteer from "puppeteer-core";

const PROGRAMS = {
  chromium: [env.LECTERN_CHROMIUM, "chromium", "chromium-browser", "google-chrome"],
  firefox: [env.LECTERN_FIREFOX, "firefox-esr", "firefox"],
};

/** Which browser this process drives. */
export const browserName = env.BROWSER || "chromium";

let current;

/**
 * A running browser that prefers the given colour scheme and motion; the one
 * from the last call where it fits. Firefox takes both from its start alone.
 *
 * @param {{scheme: "light" | "dark", motion: "no-preference" | "reduce"}} preferences
 */
export async function browserFor({ scheme, motion }) {
  const key = browserName === "firefox" ? `${scheme} ${motion}` : "any";
  if (current?.key !== key) {
    await closeBrowser();
    current = { key, browser: await launch({ scheme, motion }) };
  }
  return current.browser;
}

/** Ends the browser, if one runs. */
export async function closeBrowser() {
  const browser = current?.browser;
  current = undefined;
  await browser?.close();
}

/** Starts a browser of its own, for measurements. `protocolTimeout` is how long one answer of it may take. */
export function launch({ scheme = "light", motion = "no-preference", args = [], protocolTimeout } = {}) {
  const executablePath = program();
  if (browserName === "firefox") {
    return puppeteer.launch({
      browser: "firefox",
      executablePath,
      args,
      extraPrefsFirefox: {
        "ui.systemUsesDarkTheme": scheme === "dark" ? 1 : 0,
        "ui.prefersReducedMotion": motion === "reduce" ? 1 : 0,
      },
    });
  }
  return puppeteer.launch({ browser: "chrome", executablePath, args: [...chromiumFlags(), ...args], protocolTimeout });
}

/** Chromium takes its preferences page by page. */
export async function prefer(page, { scheme, motion }) {
  if (browserName === "firefox") return;
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: motion },
  ]);
}

/** The bytes of wasm memory that a worker holds, asked through Chromium's protocol. */
export async function memoryOf(worker) {
  const prototype = await worker.evaluateHandle(() => WebAssembly.Memory.prototype);
  const { objectId } = prototype.remoteObject();
  const { objects } = await worker.client.send("Runtime.queryObjects", { prototypeObjectId: objectId });
  const { result } = await worker.client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return result.value;
}

const MARK = "the page that is traced";

/**
 * The longest task of a page's own thread while something happens, in milliseconds: by the clock, and of the processor's
 * time alone, which others on the machine have no part in. Asked through Chromium's tracing.
 */
export async function longestTask(page, happens) {
  await page.tracing.start({ categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  // Chromium has pages of its own in other processes: the mark tells which thread is this one's.
  await page.evaluate((mark) => performance.mark(mark), MARK);
  await happens();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const { pid, tid } = traceEvents.find(({ name }) => name === MARK);
  const tasks = traceEvents.filter((event) => event.name === "RunTask" && event.pid === pid && event.tid === tid);
  if (tasks.length === 0) throw new Error("no task of the page was traced");
  const longest = (field) => Math.max(...tasks.map((task) => task[field] ?? 0)) / 1000;
  return { clock: longest("dur"), processor: longest("tdur") };
}

/**
 * The copy that a site keeps, the newest if there are several: its name, its length, when it was last written, and
 * whether its end is there.
 */
export function keptCopy(page) {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("kept").catch(() => undefined);
    const copies = [];
    for await (const [name, entry] of folder?.entries() ?? []) {
      const file = await entry.getFile();
      const isWhole = (await file.slice(-8).text()) === "lectern\n";
      copies.push({ name, size: file.size, written: file.lastModified, isWhole });
    }
    return copies.toSorted((one, other) => other.written - one.written)[0];
  });
}

/** The flags that the component tests use, too: webdriver.json owns them. */
function chromiumFlags() {
  const capabilities = JSON.parse(readFileSync(new URL("../../webdriver.json", import.meta.url), "utf8"));
  return capabilities["goog:chromeOptions"].args.filter((flag) => flag !== "--headless");
}

function program() {
  const names = PROGRAMS[browserName];
  if (!names) throw new Error(`BROWSER is ${browserName}: it can be chromium or firefox.`);
  const folders = (env.PATH ?? "").split(delimiter);
  for (const name of names.filter(Boolean)) {
    const found = [name, ...folders.map((folder) => join(folder, name))].find((file) => file.includes("/") && existsSync(file));
    if (found) return found;
  }
  throw new Error(`${browserName} was not found on the PATH: install it, or run \`cargo xtask test e2e\`, which does where it may.`);
}

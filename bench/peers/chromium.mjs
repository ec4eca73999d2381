// A headless Chromium for one measurement.

import { launch } from "../../tests/e2e/browser.mjs";

/** Room for the heaps of the largest indexes; a page still has no more than the 4 GB that Chromium gives it. */
const FLAGS = ["--js-flags=--max-old-space-size=8192"];

/** Starts one whose answers may take as long as the limit of a build. */
export function launchFor(milliseconds) {
  return launch({ args: FLAGS, protocolTimeout: milliseconds + 60_000 });
}

/** Closes it, or ends its process where a page that hangs keeps it from closing. */
export async function closeSafely(browser) {
  const process = browser.process();
  const timer = setTimeout(() => process?.kill("SIGKILL"), 5_000);
  await browser.close().catch(() => {});
  clearTimeout(timer);
}

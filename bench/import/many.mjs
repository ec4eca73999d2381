// How long a thousand pages take on the command line: `cargo xtask bench import`.
//
//   pages_seconds            seconds in which `lectern build` makes a collection of 1,000 saved pages, on two threads
//   pages_processor_seconds  the processor's time that this took on both together, in which others on the machine have no part
//
// The pages of the shared folder beside the checkout are copied under other names until there are as many, each with a
// line of its own, since the same bytes are read once. The figure is added to the file that LECTERN_BENCH names, one flat
// object; what else is in it stays. LECTERN_PROGRAM is the command line.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env } from "node:process";

const PAGES_WANTED = 1000;
const [, , PAGES] = argv;
const { LECTERN_PROGRAM: PROGRAM, LECTERN_BENCH: OUT } = env;

const pages = readdirSync(PAGES)
  .filter((name) => existsSync(join(PAGES, name, "source.html")))
  .map((name) => [name, readFileSync(join(PAGES, name, "source.html"))]);

const scratch = mkdtempSync(join(tmpdir(), "lectern-pages-"));
try {
  let bytes = 0;
  for (let number = 0; number < PAGES_WANTED; number += 1) {
    const [name, page] = pages[number % pages.length];
    const copy = Buffer.concat([page, Buffer.from(`\n<!-- copy ${number} -->\n`)]);
    writeFileSync(join(scratch, `${name}-${number}.html`), copy);
    bytes += copy.length;
  }
  const out = join(scratch, "collection.json");
  const words = [PROGRAM, "build", scratch, "-o", out, "--quiet", "--jobs", "2"];
  const start = performance.now();
  // `times` tells on its second line what the commands before it took (POSIX, “times”).
  const times = execFileSync("sh", ["-c", '"$@" && times', "sh", ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const seconds = (performance.now() - start) / 1000;
  const processor = [...times.trim().split("\n").at(-1).matchAll(/(\d+)m([\d.]+)s/g)];
  const found = JSON.parse(readFileSync(out, "utf8")).statements.length;
  const figures = {
    pages_seconds: Number(seconds.toFixed(2)),
    pages_processor_seconds: Number(processor.reduce((sum, [, minutes, rest]) => sum + 60 * minutes + Number(rest), 0).toFixed(2)),
  };
  const known = existsSync(OUT) ? JSON.parse(readFileSync(OUT, "utf8")) : {};
  writeFileSync(OUT, `${JSON.stringify({ ...known, ...figures }, null, 2)}\n`);
  console.log(`   lectern build: ${PAGES_WANTED} pages, ${(bytes / 1e6).toFixed(1)} MB, ${found} statements`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

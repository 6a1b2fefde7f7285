// Memory and delay of 10,000 Deployments, half of them violating: `npm run bench:large [-- --count N --threads N]`.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { SetSource } from "@palisade/guardrails";
import { deployment } from "../packages/guardrails/src/testing/deployments.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    threads: { type: "string" },
    library: { type: "string" },
    help: { type: "boolean" },
  },
});

/** Nanoseconds that the main thread ran: on a busy machine a delay is mostly waiting for a processor. */
function nanosecondsRun(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ")[0]);
  } catch {
    return Number.NaN;
  }
}

async function* sourcesIn(directory: string): AsyncGenerator<SetSource> {
  for (const name of readdirSync(directory).toSorted())
    yield { text: new Uint8Array(await readFile(join(directory, name))) };
}

/** The library's form, in a process of its own. */
async function measureLibrary(directory: string): Promise<void> {
  // Threads run what is built.
  const built: string = new URL("../packages/guardrails/dist/node.js", import.meta.url).href;
  const { createSetGuard } = (await import(built)) as typeof import("@palisade/guardrails/node");
  const sets = await createSetGuard(values.threads === undefined ? {} : { threads: Number(values.threads) });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let longest = 0;
  let before = nanosecondsRun();
  const timer = setInterval(() => {
    const now = nanosecondsRun();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  const began = performance.now();
  const { decision, places } = await sets.validateConfiguration(sourcesIn(directory));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  delay.disable();
  await sets.close();
  console.log(`library: ${decision.findings.length} findings, ${places.filter(Boolean).length} with a place`);
  console.log(`  ${seconds.toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  console.log(
    `  event loop: delayed ${(delay.max / 1e6).toFixed(0)} ms at most, ${(delay.percentile(99) / 1e6).toFixed(0)} ms in 99 of 100; longest turn ran ${(longest / 1e6).toFixed(0)} ms`,
  );
}

/** The peak of a process, all its threads included. */
function measureProcess(label: string, line: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, line, { stdio: ["ignore", "ignore", "inherit"] });
    let peak = 0;
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "latin1");
        peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0));
      } catch {
        // It has just ended.
      }
    }, 20);
    child.on("close", (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - began) / 1000;
      console.log(`${label}: exit code ${code}, ${seconds.toFixed(1)} s, peak ${Math.round(peak / 1024)} MB`);
      resolve();
    });
  });
}

if (values.help === true) console.log("usage: npm run bench:large [-- --count N --threads N]");
else if (values.library !== undefined) await measureLibrary(values.library);
else {
  const directory = mkdtempSync(join(tmpdir(), "palisade-large-"));
  try {
    for (let number = 0; number < Number(values.count); number++)
      writeFileSync(join(directory, `${String(number).padStart(6, "0")}.yaml`), deployment(number));
    const threads = values.threads === undefined ? [] : ["--threads", values.threads];
    const own = [...process.execArgv, fileURLToPath(import.meta.url), "--library", directory, ...threads];
    await new Promise((resolve) => spawn(process.execPath, own, { stdio: "inherit" }).on("close", resolve));
    const command = fileURLToPath(new URL("../packages/cli/bin/palisade.js", import.meta.url));
    const output = join(directory, "report.out");
    await measureProcess("palisade validate config --format json -o FILE", [
      command,
      "validate",
      "config",
      directory,
      "--format",
      "json",
      "-o",
      output,
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

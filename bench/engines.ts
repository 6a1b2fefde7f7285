// Who is measured: each engine loads a scenario once, and then answers as often as asked.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { loadPolicy as loadOpaWasm } from "@open-policy-agent/opa-wasm";
import { readBundle } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { loadPolicy } from "@palisade/runtime";
import type { Scenario } from "./scenarios.js";

/** Nanoseconds of one answer are measured around it, unless the engine reports them itself. */
type Prepared = { readonly answer: () => unknown } | { readonly nanoseconds: number };

export type BenchEngine = {
  readonly name: string;
  /** Absent if this machine does not have it. */
  readonly prepare: (scenario: Scenario) => Promise<Prepared | undefined>;
};

function moduleOf({ sources, entrypoint }: Scenario, optimize: 0 | 1): Uint8Array {
  const { wasm, diagnostics } = compile(sources, { entrypoints: [entrypoint], optimize });
  if (wasm === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return wasm;
}

const palisade = (optimize: 0 | 1): BenchEngine => ({
  name: `palisade -O ${optimize}`,
  prepare: async (scenario) => {
    const policy = await loadPolicy({ wasm: moduleOf(scenario, optimize), data: scenario.data });
    return { answer: () => policy.evaluate(scenario.entrypoint, scenario.input) };
  },
});

async function inOpaWasm(wasm: Uint8Array, { data, entrypoint, input }: Scenario): Promise<Prepared> {
  const policy = await loadOpaWasm(new Uint8Array(wasm));
  policy.setData(data);
  return {
    answer: () => (policy.evaluate(input, entrypoint) as { result: unknown }[])[0]?.result,
  };
}

const opa = process.env["OPA_BINARY"];

/** Runs `opa` where the scenario's files lie. */
function withOpa<Result>(
  scenario: Scenario,
  run: (opa: (line: readonly string[]) => string, folder: string) => Result,
) {
  if (opa === undefined || opa === "") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "palisade-bench-"));
  try {
    for (const { file, text } of scenario.sources) writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, "data.json"), JSON.stringify(scenario.data));
    writeFileSync(join(folder, "input.json"), JSON.stringify(scenario.input));
    return run((line) => {
      const { stdout, stderr, status } = spawnSync(opa, [...line], { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(stderr || stdout);
      return stdout;
    }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = ({ sources }: Scenario) => sources.map(({ file }) => file);

export const engines: readonly BenchEngine[] = [
  palisade(1),
  palisade(0),
  {
    name: "our module in opa-wasm",
    prepare: (scenario) => inOpaWasm(moduleOf(scenario, 1), scenario),
  },
  {
    name: "OPA's module in opa-wasm",
    prepare: async (scenario) => {
      const bytes = withOpa(scenario, (run, folder) => {
        run(["build", "-t", "wasm", "-e", scenario.entrypoint, "-o", "bundle.tar.gz", ...files(scenario)]);
        return readFileSync(join(folder, "bundle.tar.gz"));
      });
      if (bytes === undefined) return undefined;
      const [wasm] = (await readBundle(bytes)).wasm.values();
      return wasm === undefined ? undefined : inOpaWasm(wasm, scenario);
    },
  },
  {
    name: "OPA in Go",
    prepare: async (scenario) => {
      const query = `data.${scenario.entrypoint.replaceAll("/", ".")}`;
      const paths = [...files(scenario), "data.json"].flatMap((file) => ["-d", file]);
      const text = withOpa(scenario, (run) =>
        run(["bench", "-f", "json", "-i", "input.json", ...paths, query]),
      );
      if (text === undefined) return undefined;
      const { T, N } = JSON.parse(text) as { T: number; N: number };
      return { nanoseconds: T / N };
    },
  },
  {
    name: "by hand in TypeScript",
    prepare: async ({ byHand, input }) => ({ answer: () => byHand(input as never) }),
  },
];

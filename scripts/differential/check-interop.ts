// Bundles handed to and fro between the two command lines: built, inspected, evaluated, tested, signed.
import { generateKeyPairSync } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Bench, OpaRun, Outcome } from "@palisade/testkit";
import { type Compared, runOpa, withBench } from "./run-comparisons.js";

const palisade = fileURLToPath(new URL("../../packages/cli/bin/palisade.js", import.meta.url));

type Tools = Bench & { readonly palisade: (line: readonly string[]) => Promise<OpaRun> };
type Check = { readonly id: string; readonly check: (tools: Tools) => Promise<Outcome> };

const query = "data.app.allow";

/** Built by one tool with these options, evaluated by the other. */
const buildLines: readonly (readonly string[])[] = [
  ["-t", "rego"],
  ["-t", "plan", "-e", "app/allow"],
  ["-t", "wasm", "-e", "app/allow"],
  ["-t", "wasm", "-e", "app/allow", "-e", "app/limit"],
  ["-t", "wasm", "-e", "app/allow", "--signing-key", "private.pem"],
  ["-t", "wasm", "-e", "app/allow", "--signing-alg", "HS256", "--signing-key", "secret"],
];
const onlyOpa = [
  ["-t", "rego", "-O", "1", "-e", "app/allow"],
  ["-t", "plan", "-O", "1", "-e", "app/allow"],
  ["-t", "wasm", "-O", "2", "-e", "app/allow"],
];

const checks: readonly Check[] = [
  ...[...buildLines, ...onlyOpa].map((line) => ({
    id: `opa build ${line.join(" ")}, palisade eval`,
    check: async (tools: Tools) => {
      const built = await tools.opa(["build", "-b", "policies", "-o", "opa.tar.gz", ...line]);
      if (built.code !== 0) return { opa: built.err, palisade: "" };
      const verification = verificationOf(line);
      const run = await tools.palisade(["eval", "-f", "raw", "-b", "opa.tar.gz", ...verification, query]);
      return outcomeOf(run.out.trim() === "true", run);
    },
  })),
  ...buildLines.map((line) => ({
    id: `palisade build ${line.join(" ")}, opa inspect`,
    check: async (tools: Tools) => {
      await tools.palisade(["build", "-b", "policies", "-o", "ours.tar.gz", ...line]);
      const run = await tools.opa(["inspect", "-f", "json", "ours.tar.gz"]);
      return outcomeOf(run.code === 0 && run.out.includes('"data.app"'), run);
    },
  })),
  {
    id: "palisade build -t rego, opa eval and opa test",
    check: async (tools) => {
      await tools.palisade(["build", "-b", "policies", "-t", "rego", "-o", "ours.tar.gz"]);
      const evaluated = await tools.opa(["eval", "-f", "raw", "-b", "ours.tar.gz", query]);
      const tested = await tools.opa(["test", "-b", "ours.tar.gz"]);
      return outcomeOf(evaluated.out.trim() === "true" && tested.out.includes("PASS: 1/1"), tested);
    },
  },
  ...["palisade", "opa"].map(
    (signer): Check => ({
      id: `${signer} sign, the other builds with --verification-key`,
      check: async (tools) => {
        const [sign, verify] = signer === "opa" ? [tools.opa, tools.palisade] : [tools.palisade, tools.opa];
        await sign(["sign", "-b", "policies", "--signing-key", "private.pem", "-o", "policies"]);
        const line = ["build", "-b", "policies", "--verification-key", "public.pem", "-t", "rego"];
        const run = await verify([...line, "-o", "verified.tar.gz"]);
        return outcomeOf(run.code === 0, run);
      },
    }),
  ),
  {
    id: "opa build --verification-key refuses what palisade signed for another key",
    check: async (tools) => {
      await tools.palisade(["sign", "-b", "policies", "--signing-key", "private.pem", "-o", "policies"]);
      const run = await tools.opa(["build", "-b", "policies", "--verification-key", "other.pem"]);
      return outcomeOf(run.code !== 0, run);
    },
  },
];

/** Each in a folder of its own. */
export async function checkInterop(opa: string): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const { id, check } of checks) {
    const outcome = await withBench(opa, async (bench, folder) => {
      await writePolicies(bench, folder);
      const run = (line: readonly string[]) => runOpa(process.execPath, [palisade, ...line], folder);
      return check({ ...bench, palisade: run });
    });
    compared.push({ kind: "interop", id, outcome });
  }
  return compared;
}

function outcomeOf(isRight: boolean, { out, err }: OpaRun): Outcome {
  return isRight ? "agreed" : { opa: "", palisade: `${out}${err}` };
}

function verificationOf(line: readonly string[]): readonly string[] {
  if (!line.includes("--signing-key")) return [];
  return line.includes("secret")
    ? ["--verification-key", "secret", "--signing-alg", "HS256"]
    : ["--verification-key", "public.pem"];
}

async function writePolicies(bench: Bench, folder: string): Promise<void> {
  await mkdir(join(folder, "policies", "app"), { recursive: true });
  await bench.write(
    "policies/app/app.rego",
    "package app\n\nallow if data.limits.most == 3\n\nlimit := data.limits.most\n",
  );
  await bench.write(
    "policies/app/app_test.rego",
    "package app_test\n\nimport data.app\n\ntest_allow if app.allow\n",
  );
  await bench.write("policies/data.json", '{"limits": {"most": 3}}');
  await bench.write("secret", "a secret");
  const encoding = { type: "pkcs8", format: "pem" } as const;
  const keys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { privateKey, publicKey } = keys();
  await bench.write("private.pem", privateKey.export(encoding));
  await bench.write("public.pem", publicKey.export({ type: "spki", format: "pem" }));
  await bench.write("other.pem", keys().publicKey.export({ type: "spki", format: "pem" }));
}

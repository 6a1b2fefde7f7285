// Writes the readings that the tests compare our reader with where there is no Go.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type KubernetesAnswer,
  type KubernetesDocument,
  type OpaAnswer,
  writeReading,
  yamlInputs,
} from "@palisade/testkit";
import { askOracle } from "./ask-oracle.js";
import type { Oracles } from "./build-oracles.js";

/** None of those that differentials are usually run with. */
const seed = 7_000;
const count = 520;
/** Of each shape a few are longer than this; those stay with the differential. */
const mostBytes = 2_000;

const path = fileURLToPath(new URL("../../../test/yaml/readings.jsonl", import.meta.url));

/** The exit code. */
export function writeReadings(oracles: Oracles): number {
  const inputs = yamlInputs({ seed, count: count * 4 }).filter(({ bytes }) => bytes.length <= mostBytes);
  const share = Math.ceil(count / new Set(inputs.map(({ shape }) => shape)).size);
  const taken = new Map<string, number>();
  const chosen = inputs.filter(({ shape }) => {
    const number = (taken.get(shape) ?? 0) + 1;
    taken.set(shape, number);
    return number <= share;
  });
  const bytes = chosen.map((input) => input.bytes);
  const kubernetes = askOracle<KubernetesAnswer>(oracles.kubernetes, bytes).map(shortKubernetes);
  const opa = askOracle<OpaAnswer>(oracles.opa, bytes).map(shortOpa);
  const lines = chosen.map((input, index) => {
    const answers = { kubernetes: kubernetes[index], opa: opa[index] };
    if (answers.kubernetes === undefined || answers.opa === undefined)
      throw new Error(`no answer to ${input.id}`);
    return writeReading({ ...input, kubernetes: answers.kubernetes, opa: answers.opa });
  });
  writeFileSync(path, lines.join(""));
  console.log(`${lines.length} readings written`);
  return 0;
}

/** Their words about an error change with each release, and mean nothing to us. */
const refused = "refused";

function shortKubernetes({ documents, error, after }: KubernetesAnswer): KubernetesAnswer {
  const short = (document: KubernetesDocument): KubernetesDocument =>
    document.refused === undefined ? document : { refused };
  return {
    documents: documents.map(short),
    ...(error === undefined ? {} : { error: refused }),
    ...(after === undefined ? {} : { after: after.map(short) }),
  };
}

function shortOpa({ text }: OpaAnswer): OpaAnswer {
  return text === undefined ? { error: refused } : { text };
}

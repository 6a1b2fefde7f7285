// Our YAML reader beside kubectl's and OPA's: `npm run differential -- --yaml`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readYaml } from "@palisade/language";
import {
  type JudgedInput,
  judgeReading,
  type KnownRefusal,
  type KubernetesAnswer,
  type OpaAnswer,
  ourReading,
  readKnownRefusals,
  readKubernetesAnswer,
  readOpaAnswer,
  type YamlInput,
  yamlInputs,
  yamlTables,
} from "@palisade/testkit";
import { askOracle } from "./ask-oracle.js";
import { buildOracles, type Oracles } from "./build-oracles.js";
import { reportYaml } from "./report-yaml.js";
import { writeReadings } from "./write-readings.js";

export type YamlOptions = {
  readonly seeds: readonly number[];
  /** Documents for each seed, at least. */
  readonly count: number;
  readonly verbose: boolean;
  /** Only what has this in its id. */
  readonly filter: string | undefined;
  /** Writes the readings that the tests compare with. */
  readonly write: boolean;
};

/** The exit code. */
export function compareYaml(options: YamlOptions): number {
  const oracles = buildOracles();
  if (oracles === undefined) {
    console.log(
      "Go is not installed, so there is no kubectl and no opa to compare with: nothing was compared",
    );
    return 0;
  }
  if (options.write) return writeReadings(oracles);
  const inputs = options.seeds.flatMap((seed) => yamlInputs({ seed, count: options.count }));
  const chosen = inputs.filter(({ id }) => options.filter === undefined || id.includes(options.filter));
  console.log(`${chosen.length} documents, seeds ${options.seeds.join(", ")}`);
  return reportYaml(judgeInputs(chosen, oracles), {
    known: knownRefusals(),
    verbose: options.verbose,
    isWhole: options.filter === undefined && chosen.length >= wholeCount,
  });
}

/** So many documents show every known refusal. */
const wholeCount = 5000;

function judgeInputs(inputs: readonly YamlInput[], oracles: Oracles): readonly JudgedInput[] {
  const bytes = inputs.map((input) => input.bytes);
  const readings = {
    kubernetes: askOracle<KubernetesAnswer>(oracles.kubernetes, bytes).map(readKubernetesAnswer),
    opa: askOracle<OpaAnswer>(oracles.opa, bytes).map(readOpaAnswer),
  };
  return inputs.flatMap((input, index) =>
    yamlTables.map((table): JudgedInput => {
      const theirs = readings[table][index];
      if (theirs === undefined) throw new Error(`no reading of ${input.id}`);
      const ours = ourReading(input.bytes, table);
      return { input, table, ours, theirs, judgement: judgeReading(ours, theirs) };
    }),
  );
}

function knownRefusals(): readonly KnownRefusal[] {
  const path = fileURLToPath(new URL("../../../test/yaml/known-refusals.yaml", import.meta.url));
  const [document] = readYaml(readFileSync(path), { scalars: "opa" }).documents;
  if (document === undefined) throw new Error("there is no list of known refusals");
  return readKnownRefusals(document.value);
}

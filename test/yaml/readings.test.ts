// Our YAML reader beside what kubectl and OPA read from the same texts, kept here so that no Go is needed.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printJson, readYaml } from "@palisade/language";
import {
  findRefusal,
  judgeReading,
  ourReading,
  type ReadingEntry,
  readKeptReading,
  readKnownRefusals,
  readKubernetesAnswer,
  readOpaAnswer,
  yamlShapes,
  yamlTables,
} from "@palisade/testkit";
import { describe, expect, test } from "vitest";

const file = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)));
const kept = file("readings.jsonl").toString("utf8").trimEnd().split("\n").map(readKeptReading);
const [list] = readYaml(file("known-refusals.yaml"), { scalars: "opa" }).documents;
const known = readKnownRefusals(list?.value ?? null);

test("five hundred readings are kept, some of each shape", () => {
  expect(kept.length).toBeGreaterThanOrEqual(500);
  for (const { name } of yamlShapes)
    expect(kept.filter(({ shape }) => shape === name).length, name).toBeGreaterThanOrEqual(20);
});

describe.each(yamlTables)("%s", (table) => {
  test.each(kept.map((reading) => [reading.id, reading] as const))("%s", (_, { bytes, kubernetes, opa }) => {
    const theirs = table === "kubernetes" ? readKubernetesAnswer(kubernetes) : readOpaAnswer(opa);
    const ours = ourReading(bytes, table);
    const { verdict, refusals } = judgeReading(ours, theirs);
    const unlisted = refusals.filter((refusal) => findRefusal(known, table, refusal) === undefined);
    expect({
      verdict,
      unlisted,
      ...(isRight(verdict) ? {} : { ours: shown(ours), theirs: shown(theirs.entries) }),
    }).toEqual({
      verdict: expect.stringMatching(/^(agreed|both refuse|we refuse, they take)$/),
      unlisted: [],
    });
  });
});

function isRight(verdict: string): boolean {
  return ["agreed", "both refuse", "we refuse, they take"].includes(verdict);
}

function shown(entries: readonly ReadingEntry[]): readonly string[] {
  return entries.map((entry) =>
    "refused" in entry ? `refused: ${entry.refused}` : printJson(entry.values[0] ?? null),
  );
}

// What our own reader makes of an input, told as the tools' readings are.
import { readYaml } from "@palisade/language";
import type { Judgement } from "./judge-reading.js";
import type { Reading, ReadingEntry, YamlTable } from "./reading.js";
import type { YamlInput } from "./yaml-inputs.js";

export type JudgedInput = {
  readonly input: YamlInput;
  readonly table: YamlTable;
  readonly ours: readonly ReadingEntry[];
  readonly theirs: Reading;
  readonly judgement: Judgement;
};

type Placed = { readonly line: number; readonly column: number; readonly entry: ReadingEntry };

/** Values and refusals in the order they stand in: kubectl skips a null document, OPA takes the first one. */
export function ourReading(bytes: Uint8Array, table: YamlTable): readonly ReadingEntry[] {
  const { documents, problems } = readYaml(bytes, { scalars: table });
  if (table === "opa") {
    const problem = problems[0];
    return [problem === undefined ? { values: [documents[0]?.value ?? null] } : { refused: problem.message }];
  }
  const placed: Placed[] = [
    ...documents
      .filter(({ value }) => value !== null)
      .map(({ value, place }) => ({ ...place, entry: { values: [value] } })),
    ...problems.map(({ message, place }) => ({ ...place, entry: { refused: message } })),
  ];
  return placed
    .sort((left, right) => left.line - right.line || left.column - right.column)
    .map(({ entry }) => entry);
}

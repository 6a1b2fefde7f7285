// One line of test/yaml/readings.jsonl: an input, and what kubectl and OPA read from it.
import type { KubernetesAnswer, OpaAnswer } from "./reading.js";
import type { YamlInput } from "./yaml-inputs.js";

export type KeptReading = YamlInput & {
  readonly kubernetes: KubernetesAnswer;
  readonly opa: OpaAnswer;
};

type Line = {
  readonly id: string;
  readonly text?: string;
  /** Where the input is no UTF-8. */
  readonly base64?: string;
  readonly kubernetes: KubernetesAnswer;
  readonly opa: OpaAnswer;
};

export function writeReading({ id, bytes, kubernetes, opa }: KeptReading): string {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("utf8");
  const input = Buffer.from(text, "utf8").equals(buffer) ? { text } : { base64: buffer.toString("base64") };
  return `${JSON.stringify({ id, ...input, kubernetes, opa } satisfies Line)}\n`;
}

/** @throws for a line without an input. */
export function readKeptReading(line: string): KeptReading {
  const { id, text, base64, kubernetes, opa } = JSON.parse(line) as Line;
  const bytes = text === undefined ? Buffer.from(base64 ?? "", "base64") : Buffer.from(text, "utf8");
  return { id, shape: id.replace(/ \S+$/, ""), bytes, kubernetes, opa };
}

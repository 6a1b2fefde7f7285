// What slices hand over, gathered to the input of one evaluation over the set.
import { encodeUtf8 } from "@palisade/language";
import type { Handed, Origins } from "./set-task.js";

/** Of one policy. */
export class HandedOver {
  /** By the numbers of the policy's input. */
  readonly #resources: number[] = [];
  readonly #within = new Map<number, string>();
  readonly #documents = new Map<number, string>();
  /** Bytes, one after the other with their commas. */
  readonly #facts: Uint8Array[] = [];

  /** `first`: the number, in the set, of the first resource of the slice. */
  add(handed: readonly Handed[], first: number): void {
    const facts: string[] = [];
    const numbers = new Map<string, number>();
    for (const { origin, given, rule, fact } of handed) {
      const key = `${origin.resource}${origin.at}`;
      const number = numbers.get(key) ?? this.#begin(origin.resource + first, origin.at);
      numbers.set(key, number);
      if (given !== undefined) this.#documents.set(number, given);
      if (rule !== undefined)
        facts.push(`{"resource":${number},"rule":${JSON.stringify(rule)},"fact":${fact ?? "null"}}`);
    }
    if (facts.length > 0)
      this.#facts.push(encodeUtf8(`${this.#facts.length > 0 ? "," : ""}${facts.join(",")}`));
  }

  /** What its numbers stand for. */
  get origins(): Origins {
    return { resources: Uint32Array.from(this.#resources), within: this.#within };
  }

  /** `{"documents": […], "facts": […]}`, without facts for a policy that knows none. What nothing needs is `null`. */
  input(withFacts: boolean): Uint8Array {
    const documents = this.#resources.map((_, number) => this.#documents.get(number) ?? `{"document":null}`);
    const facts = [encodeUtf8(`,"facts":[`), ...this.#facts, encodeUtf8("]")];
    return joined([
      encodeUtf8(`{"documents":[${documents.join(",")}]`),
      ...(withFacts ? facts : []),
      encodeUtf8("}"),
    ]);
  }

  #begin(resource: number, at: string): number {
    const number = this.#resources.push(resource) - 1;
    if (at !== "") this.#within.set(number, at);
    return number;
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

// Fingerprints tell a finding again in a later run: they depend on what it is about, never on lines and columns.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeUtf8, isObject, pointerSteps, type Value } from "@palisade/language";
import type { Finding } from "../contract/finding.js";
import { pathBelow } from "./path-below.js";
import { childOf } from "./value-at.js";

export type Identified = {
  readonly finding: Finding;
  readonly file?: string;
  readonly document?: Value;
  readonly namespace?: string | undefined;
};

/** Of one run: what is found several times alike is numbered. */
export class Fingerprints {
  readonly #root: string | undefined;
  readonly #taken = new Map<string, number>();

  /** Files go by their path below `root`, however they were named. */
  constructor(root?: string) {
    this.#root = root;
  }

  /** What it is about, in one text. */
  identityOf({ finding, file, document, namespace }: Identified): string {
    const { rule, variant, subject, at = "" } = finding;
    const path = document === undefined ? [at] : namedPath(document, at);
    return JSON.stringify([
      rule,
      variant ?? "",
      file === undefined ? "" : pathBelow(file, this.#root),
      namespace ?? "",
      subject ?? "",
      ...path,
    ]);
  }

  /** 32 hexadecimal digits; findings are to be numbered in their order. */
  take(identity: string): string {
    const before = this.#taken.get(identity) ?? 0;
    this.#taken.set(identity, before + 1);
    return fingerprintOf([identity, String(before)]);
  }
}

/** Of texts that tell a thing from all others. */
export function fingerprintOf(texts: readonly string[]): string {
  return bytesToHex(sha256(encodeUtf8(JSON.stringify(texts)))).slice(0, 32);
}

/** An item of a list goes by its name where it has one: a container put before it leaves it the same. */
function namedPath(document: Value, pointer: string): readonly string[] {
  let value: Value | undefined = document;
  return pointerSteps(pointer).map((step) => {
    const isItem = Array.isArray(value);
    value = childOf(value, step);
    const name = isItem ? nameOf(value) : undefined;
    return name === undefined ? step : `name=${name}`;
  });
}

function nameOf(item: Value | undefined): string | undefined {
  if (item === undefined || !isObject(item)) return undefined;
  const metadata = item.get("metadata");
  const name =
    item.get("name") ?? (metadata !== undefined && isObject(metadata) ? metadata.get("name") : undefined);
  return typeof name === "string" ? name : undefined;
}

// The two sets of rules for unquoted scalars: kubectl's (yaml.v2) and OPA's (yaml.v3).
import type { Scalar } from "./resolve-plain.js";

/** `kubernetes`: as kubectl reads manifests. `opa`: as OPA reads data, input and `yaml.unmarshal`. */
export type ScalarTableName = "kubernetes" | "opa";

export type ScalarTable = {
  /** What words stand for, the empty text among them. */
  readonly words: ReadonlyMap<string, Scalar>;
  /** `0o-7` is -7. */
  readonly hasSignedOctals: boolean;
};

function every(words: readonly string[], scalar: Scalar): readonly (readonly [string, Scalar])[] {
  return words.map((word) => [word, scalar]);
}

const shared = [
  ...every(["true", "True", "TRUE"], { type: "bool", value: true }),
  ...every(["false", "False", "FALSE"], { type: "bool", value: false }),
  ...every(["", "~", "null", "Null", "NULL"], { type: "null" }),
  ...every([".nan", ".NaN", ".NAN"], { type: "float", value: Number.NaN }),
  ...every([".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"], { type: "float", value: Infinity }),
  ...every(["-.inf", "-.Inf", "-.INF"], { type: "float", value: -Infinity }),
];

export const scalarTables: Readonly<Record<ScalarTableName, ScalarTable>> = {
  kubernetes: {
    words: new Map([
      ...shared,
      ...every(["y", "Y", "yes", "Yes", "YES", "on", "On", "ON"], { type: "bool", value: true }),
      ...every(["n", "N", "no", "No", "NO", "off", "Off", "OFF"], { type: "bool", value: false }),
    ]),
    hasSignedOctals: false,
  },
  opa: { words: new Map(shared), hasSignedOctals: true },
};

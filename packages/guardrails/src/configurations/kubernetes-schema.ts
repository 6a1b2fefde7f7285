// How Kubernetes reads YAML scalars: YAML 1.1 by way of Go (goyaml.v2 as in sigs.k8s.io/yaml), which
// is neither YAML 1.2 nor quite YAML 1.1: no sexagesimals, timestamps stay strings, `1e3` is a string.
import { Scalar, type ScalarTag } from "yaml";

const nullTag: ScalarTag = {
  identify: (value) => value === null,
  default: true,
  tag: "tag:yaml.org,2002:null",
  test: /^(?:~|[Nn]ull|NULL)?$/,
  createNode: () => new Scalar(null),
  resolve: () => new Scalar(null),
};

const booleanTag: ScalarTag = {
  identify: (value) => typeof value === "boolean",
  default: true,
  tag: "tag:yaml.org,2002:bool",
  test: /^(?:[yYnN]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
  resolve: (text) => /^(?:[yY]|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/.test(text),
};

const integerTag: ScalarTag = {
  identify: (value) => typeof value === "bigint" || Number.isInteger(value),
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[1-9][0-9_]*|0)$/,
  resolve: (text) => integer(text),
};

const floatTag: ScalarTag = {
  identify: (value) => typeof value === "number",
  default: true,
  tag: "tag:yaml.org,2002:float",
  // Go asks for a sign in the exponent; `.inf` and `.nan` have no JSON form and are refused later.
  test: /^(?:[-+]?[0-9][0-9_]*\.?[0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  resolve: (text) => float(text),
};

/** For the `customTags` option of `yaml`: replaces every default scalar but strings. */
export const kubernetesScalars = [nullTag, booleanTag, integerTag, floatTag] as const;

function integer(text: string): number | bigint {
  const plain = text.replaceAll("_", "");
  const negative = plain.startsWith("-");
  const digits = plain.replace(/^[-+]/, "").toLowerCase();
  const magnitude = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = negative ? -magnitude : magnitude;
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

function float(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain.endsWith(".nan")) return Number.NaN;
  if (plain.endsWith(".inf")) return plain.startsWith("-") ? -Infinity : Infinity;
  return Number(plain);
}

// Options that every command over Rego shares, by the names `opa` users expect.

export const dataOption = {
  type: "list",
  short: "d",
  placeholder: "path",
  description: "Rego or data file, or a directory of them (repeatable)",
} as const;

export const bundlesOption = {
  type: "list",
  short: "b",
  placeholder: "path",
  description: "bundle: a directory or a .tar.gz (repeatable)",
} as const;

export const entrypointOption = {
  type: "list",
  short: "e",
  placeholder: "ref",
  description:
    "entrypoint, as pkg/rule (repeatable); default: what METADATA marks with `entrypoint: true`, else every package",
} as const;

export const compatibilityOption = {
  type: "boolean",
  description: "read the policies as Rego v0",
} as const;

export const formatOption = {
  type: "string",
  short: "f",
  choices: ["pretty", "json"],
  default: "pretty",
  description: "output format",
} as const;

export const optimizeOption = {
  type: "string",
  short: "O",
  placeholder: "level",
  choices: ["0", "1"],
  default: "0",
  description:
    "1: find rules by an index, fold constants, look up once; OPA's partial evaluation is not there",
} as const;

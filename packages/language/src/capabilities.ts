// What policies may use, in the shape of OPA's capabilities.json: derived from the declarations.

import type { Builtin } from "./builtins/define-builtin.js";
import { builtins } from "./builtins/index.js";
import type { Type } from "./types/type.js";

/** One function as capabilities.json describes it; `decl` holds its types. */
export type BuiltinCapability = {
  readonly name: string;
  readonly decl: Extract<Type, { type: "function" }>;
  readonly infix?: string;
  readonly relation?: boolean;
  readonly deprecated?: boolean;
  readonly nondeterministic?: boolean;
};

/** OPA's capabilities.json. */
export type Capabilities = {
  readonly builtins: readonly BuiltinCapability[];
  readonly future_keywords: readonly string[];
  readonly wasm_abi_versions: readonly { readonly version: number; readonly minor_version: number }[];
  readonly features: readonly string[];
};

/** All that this version offers. */
export function capabilities(): Capabilities {
  return {
    builtins: [...builtins.values()].map(builtinCapability).sort(byName),
    future_keywords: ["and", "not", "or"],
    wasm_abi_versions: [
      { version: 1, minor_version: 1 },
      { version: 1, minor_version: 2 },
    ],
    features: ["keywords_in_refs", "rego_v1", "rego_v2", "rego_v2_import", "template_strings"],
  };
}

function byName(left: BuiltinCapability, right: BuiltinCapability): number {
  return left.name < right.name ? -1 : 1;
}

function builtinCapability(builtin: Builtin): BuiltinCapability {
  const args = Object.values(builtin.parameters).map(plainType);
  return {
    name: builtin.name,
    decl: {
      ...(args.length > 0 ? { args } : {}),
      ...(builtin.variadic === undefined ? {} : { variadic: plainType(builtin.variadic) }),
      ...(builtin.returns === undefined ? {} : { result: plainType(builtin.returns) }),
      type: "function",
    } as BuiltinCapability["decl"],
    ...(builtin.infix === undefined ? {} : { infix: builtin.infix }),
    ...(builtin.relation === true ? { relation: true } : {}),
    ...(builtin.deprecated === true ? { deprecated: true } : {}),
    ...(builtin.nondeterministic === true ? { nondeterministic: true } : {}),
  };
}

/** The order in which OPA lists the members of a union. */
const order: readonly Type["type"][] = [
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "object",
  "set",
  "any",
  "function",
];

/** The same type with its unions in order: declarations name them in the order of messages. */
function plainType(type: Type): Type {
  switch (type.type) {
    case "any":
      if (type.of === undefined) return type;
      return { type: "any", of: type.of.map(plainType).sort(byOrder) };
    case "array":
      return {
        type: "array",
        ...(type.static === undefined ? {} : { static: type.static.map(plainType) }),
        ...(type.dynamic === undefined ? {} : { dynamic: plainType(type.dynamic) }),
      };
    case "set":
      return { type: "set", of: plainType(type.of) };
    case "object":
      return {
        type: "object",
        ...(type.static === undefined
          ? {}
          : { static: type.static.map(({ key, value }) => ({ key, value: plainType(value) })) }),
        ...(type.dynamic === undefined
          ? {}
          : { dynamic: { key: plainType(type.dynamic.key), value: plainType(type.dynamic.value) } }),
      };
    default:
      return type;
  }
}

function byOrder(left: Type, right: Type): number {
  return order.indexOf(left.type) - order.indexOf(right.type);
}

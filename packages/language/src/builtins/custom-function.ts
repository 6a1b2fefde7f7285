// Functions that only a capabilities.json declares: policies may call them, and the host that evaluates provides them.
import type { Type } from "../types/type.js";
import type { Value } from "../values/value.js";
import type { Builtin } from "./define-builtin.js";

/** Takes its operands as they come: what they are was checked when the policy was compiled. */
export function providedFunction(
  name: string,
  call: (values: readonly Value[]) => Value | undefined,
): Builtin {
  return { ...undocumented, name, parameters: {}, positional: call };
}

/** As far as the compiler needs to know it. */
export type FunctionDeclaration = {
  readonly name: string;
  readonly decl: Extract<Type, { readonly type: "function" }>;
  readonly relation?: boolean;
  readonly deprecated?: boolean;
};

export function declaredFunction({ name, decl, relation, deprecated }: FunctionDeclaration): Builtin {
  return {
    ...undocumented,
    name,
    parameters: Object.fromEntries(decl.args.map((type, index) => [`x${index}`, type])),
    ...(decl.result === undefined ? {} : { returns: decl.result }),
    ...(relation === true ? { relation } : {}),
    ...(deprecated === true ? { deprecated } : {}),
  };
}

const undocumented = {
  category: "custom",
  summary: "",
  examples: [],
  evaluate: () => undefined,
} as const;

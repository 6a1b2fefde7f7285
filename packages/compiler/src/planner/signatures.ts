// What the planner needs of the built-ins' declarations.
import { type Builtin, type Type, t } from "@palisade/language";
import type { BuiltinSignature } from "./program.js";

/** What the checker makes of `print` and of template strings, should the registry lack them. */
const internal: readonly (readonly [string, BuiltinSignature])[] = [
  ["internal.print", signature([t.array(t.set(t.any))], undefined)],
  ["internal.template_string", signature([t.array(t.any)], t.string)],
  ["internal.member_2", signature([t.any, t.any], t.boolean)],
  ["internal.member_3", signature([t.any, t.any, t.any], t.boolean)],
];

export function signaturesOf(builtins: ReadonlyMap<string, Builtin>): ReadonlyMap<string, BuiltinSignature> {
  const declared = [...builtins.values()].map(({ name, parameters, returns, relation }) => {
    return [name, { ...signature(Object.values(parameters), returns), relation: relation === true }] as const;
  });
  return new Map([...internal, ...declared]);
}

function signature(args: readonly Type[], result: Type | undefined): BuiltinSignature {
  const declaration = { type: "function", args } as const;
  return { declaration: result === undefined ? declaration : { ...declaration, result }, relation: false };
}

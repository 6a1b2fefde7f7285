// Types as OPA's messages write them: `any<boolean, string>`, `object<a: number>[string: any]`.
import type { Type } from "./type.js";
import { unknownType } from "./unknown-type.js";

export function printType(type: Type | undefined): string {
  if (type === undefined || type === unknownType) return "???";
  switch (type.type) {
    case "any":
      return isAny(type) ? "any" : `any<${(type.of ?? []).map(printType).join(", ")}>`;
    case "array":
      return printComposite(
        "array",
        (type.static ?? []).map(printType),
        type.dynamic && printType(type.dynamic),
      );
    case "set":
      return `set[${printType(type.of)}]`;
    case "object": {
      const properties = (type.static ?? []).map(({ key, value }) => `${printKey(key)}: ${printType(value)}`);
      const dynamic = type.dynamic && `${printType(type.dynamic.key)}: ${printType(type.dynamic.value)}`;
      return printComposite("object", properties, dynamic);
    }
    case "function":
      return `${printArguments(type.args, type.variadic)} => ${printType(type.result)}`;
    default:
      return type.type;
  }
}

export function printArguments(args: readonly (Type | undefined)[], variadic?: Type): string {
  const parts = args.map(printType);
  if (variadic !== undefined) parts.push(`${printType(variadic)}...`);
  return `(${parts.join(", ")})`;
}

/** Whether the type is every value. */
export function isAny(type: Type): boolean {
  return type.type === "any" && (type.of === undefined || type.of.length === 0);
}

function printComposite(name: string, fixed: readonly string[], dynamic: string | undefined): string {
  const fixedPart = fixed.length === 0 ? "" : `<${fixed.join(", ")}>`;
  return `${name}${fixedPart}${dynamic === undefined ? "" : `[${dynamic}]`}`;
}

function printKey(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}

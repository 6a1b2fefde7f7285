// Types as OPA's messages write them: `any<boolean, string>`, `object<a: number>[string: any]`.
import type { Type } from "./type.js";
import { unknownType } from "./unknown-type.js";

/** Levels below `depth` are left out: `object<...>`. */
export function printType(type: Type | undefined, depth = Number.POSITIVE_INFINITY): string {
  if (type === undefined || type === unknownType) return "???";
  const inner = (part: Type): string => printType(part, depth - 1);
  const list = (parts: readonly Type[]): string =>
    depth < 1 && parts.length > 0 ? "..." : parts.map(inner).join(", ");
  switch (type.type) {
    case "any":
      return isAny(type) ? "any" : `any<${list(type.of ?? [])}>`;
    case "array":
      return printComposite("array", list(type.static ?? []), type.dynamic && list([type.dynamic]));
    case "set":
      return type.of === unknownType ? "set" : `set[${list([type.of])}]`;
    case "object": {
      const all = type.static ?? [];
      const fixed = all.map(({ key, value }) => `${printKey(key)}: ${inner(value)}`).join(", ");
      const dynamic = type.dynamic && `${inner(type.dynamic.key)}: ${inner(type.dynamic.value)}`;
      if (depth >= 1) return printComposite("object", fixed, dynamic);
      return printComposite("object", all.length > 0 ? "..." : "", dynamic && "...");
    }
    case "function":
      return `(${list(type.args)}) => ${type.result === undefined ? "???" : inner(type.result)}`;
    default:
      return type.type;
  }
}

/** Whether the type is every value. */
export function isAny(type: Type): boolean {
  return type.type === "any" && type !== unknownType && (type.of === undefined || type.of.length === 0);
}

function printComposite(name: string, fixed: string, dynamic: string | undefined): string {
  return `${name}${fixed === "" ? "" : `<${fixed}>`}${dynamic === undefined ? "" : `[${dynamic}]`}`;
}

function printKey(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}

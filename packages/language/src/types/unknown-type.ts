// The type of what nothing is known of yet: not any value, but some value that inference has still to find.
import type { Type } from "./type.js";

/** Told from `any` by identity only, so it must never leave the checker; `withoutUnknown` takes it out. */
export const unknownType: Type = Object.freeze({ type: "any" });

/** Whether anything within the type is unknown. */
export function hasUnknown(type: Type): boolean {
  if (type === unknownType) return true;
  const before = known.get(type);
  if (before !== undefined) return before;
  const result = parts(type).some(hasUnknown);
  known.set(type, result);
  return result;
}

const known = new WeakMap<Type, boolean>();

function parts(type: Type): readonly Type[] {
  switch (type.type) {
    case "array":
      return [...(type.static ?? []), ...(type.dynamic === undefined ? [] : [type.dynamic])];
    case "set":
      return [type.of];
    case "object":
      return [
        ...(type.static ?? []).map(({ value }) => value),
        ...(type.dynamic === undefined ? [] : [type.dynamic.key, type.dynamic.value]),
      ];
    case "function":
      return [...type.args, ...(type.result === undefined ? [] : [type.result])];
    default:
      return [];
  }
}

/** The type with `any` for what is unknown. */
export function withoutUnknown(type: Type): Type {
  if (!hasUnknown(type)) return type;
  switch (type.type) {
    case "array":
      return {
        type: "array",
        ...(type.static === undefined ? {} : { static: type.static.map(withoutUnknown) }),
        ...(type.dynamic === undefined ? {} : { dynamic: withoutUnknown(type.dynamic) }),
      };
    case "set":
      return { type: "set", of: withoutUnknown(type.of) };
    case "object":
      return {
        type: "object",
        ...(type.static === undefined
          ? {}
          : { static: type.static.map(({ key, value }) => ({ key, value: withoutUnknown(value) })) }),
        ...(type.dynamic === undefined
          ? {}
          : {
              dynamic: { key: withoutUnknown(type.dynamic.key), value: withoutUnknown(type.dynamic.value) },
            }),
      };
    case "function":
      return {
        ...type,
        args: type.args.map(withoutUnknown),
        ...(type.result === undefined ? {} : { result: withoutUnknown(type.result) }),
      };
    default:
      return { type: "any" };
  }
}

// The types of Rego as plain data, in the shape OPA's capabilities and plans write them.

/** A type. `any` without `of` is every value; with `of` it is a union. */
export type Type =
  | { readonly type: "any"; readonly of?: readonly Type[] }
  | { readonly type: "null" | "boolean" | "number" | "string" }
  | { readonly type: "array"; readonly static?: readonly Type[]; readonly dynamic?: Type }
  | { readonly type: "set"; readonly of: Type }
  | {
      readonly type: "object";
      readonly static?: readonly StaticProperty[];
      readonly dynamic?: DynamicProperties;
    }
  | {
      readonly type: "function";
      readonly args: readonly Type[];
      readonly result?: Type;
      readonly variadic?: Type;
    };

/** `key` is a JSON value. */
export type StaticProperty = { readonly key: unknown; readonly value: Type };
export type DynamicProperties = { readonly key: Type; readonly value: Type };

/** Shorthands, for declarations: `t.array(t.string)`. */
export const t = {
  any: { type: "any" },
  null: { type: "null" },
  boolean: { type: "boolean" },
  number: { type: "number" },
  string: { type: "string" },
  array: <T extends Type>(items: T) => ({ type: "array", dynamic: items }) as const,
  tuple: <const T extends readonly Type[]>(...items: T) => ({ type: "array", static: items }) as const,
  set: <T extends Type>(members: T) => ({ type: "set", of: members }) as const,
  object: <K extends Type, V extends Type>(key: K, value: V) =>
    ({ type: "object", dynamic: { key, value } }) as const,
  record: <const T extends readonly StaticProperty[]>(...properties: T) =>
    ({ type: "object", static: properties }) as const,
  union: <const T extends readonly Type[]>(...members: T) => ({ type: "any", of: members }) as const,
} as const;

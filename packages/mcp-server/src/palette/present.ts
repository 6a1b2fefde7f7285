// Objects without the fields that nothing is known of: an answer says nothing where there is nothing to say.

type Missing<T> = { [Name in keyof T]: undefined extends T[Name] ? Name : never }[keyof T];

/** The same, with optional fields in the place of those that may be undefined. */
export type Present<T> = { readonly [Name in Exclude<keyof T, Missing<T>>]: T[Name] } & {
  readonly [Name in Missing<T>]?: Exclude<T[Name], undefined>;
};

/** @example present({ name: "web", state: undefined }) // { name: "web" } */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** A list, if there is anything on it. */
export function unlessEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

// The arguments of a tool call on their way through the protocol library, which would lose keys and duplicates.

/** No argument of a tool is called so. */
const textKey = "palisade/arguments-as-json-text";

/** In the place of a call's arguments: their text. */
export function wrapArguments(text: string): Readonly<Record<string, string>> {
  return { [textKey]: text };
}

/** The arguments as bytes of JSON, if they came over a wire that wraps them; else the data as they are. */
export function unwrapArguments(values: unknown): unknown {
  if (typeof values !== "object" || values === null || !Object.hasOwn(values, textKey)) return values;
  return new TextEncoder().encode(String((values as Readonly<Record<string, unknown>>)[textKey]));
}

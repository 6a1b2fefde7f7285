// The written-down refusals: what kubectl or OPA take and we do not, by the message, with the reason.
import { isArray, isObject, type Value } from "@palisade/language";
import { type YamlTable, yamlTables } from "./reading.js";

export type KnownRefusal = {
  readonly tables: readonly YamlTable[];
  readonly message: RegExp;
  readonly reason: string;
};

/** @throws for a list that is not as it should be. */
export function readKnownRefusals(document: Value): readonly KnownRefusal[] {
  if (!isArray(document)) throw new Error("the list of known refusals is no list");
  return document.map((entry): KnownRefusal => {
    const field = (name: string) => (isObject(entry) ? entry.get(name) : undefined);
    const [message, reason, tables] = [field("message"), field("reason"), field("tables")];
    if (typeof message !== "string" || typeof reason !== "string" || tables === undefined || !isArray(tables))
      throw new Error("a known refusal needs `message`, `reason` and `tables`");
    const named = yamlTables.filter((table) => tables.includes(table));
    if (named.length !== tables.length) throw new Error(`a known refusal names an unknown table`);
    return { tables: named, message: new RegExp(message), reason };
  });
}

export function findRefusal(
  known: readonly KnownRefusal[],
  table: YamlTable,
  message: string,
): KnownRefusal | undefined {
  return known.find((each) => each.tables.includes(table) && each.message.test(message));
}

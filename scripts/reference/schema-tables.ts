// Tables of the fields of a JSON Schema, as pages of the reference show them.
import { code, table } from "./markdown.js";

export type Schema = {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** What a list of values is called, if it has a name. */
export type NameOfList = (values: readonly unknown[]) => string | undefined;

/** Objects inside, by the path to them: `findings[].controls[]`. */
export function partsOf(schema: Schema, prefix = ""): readonly (readonly [string, Schema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const found = objectIn(property);
    if (found === undefined) return [];
    const path = `${prefix}${name}${found.isList ? "[]" : ""}`;
    return [[path, found.schema] as const, ...partsOf(found.schema, `${path}.`)];
  });
}

/** The object that a property is, or that it is a list of. */
function objectIn(property: Schema): { readonly schema: Schema; readonly isList: boolean } | undefined {
  if (property.properties !== undefined) return { schema: property, isList: false };
  if (property.items?.properties !== undefined) return { schema: property.items, isList: true };
  const [only, ...more] = (property.anyOf ?? []).filter(({ type }) => type !== "null");
  return only === undefined || more.length > 0 ? undefined : objectIn(only);
}

export function fieldsTable(
  { properties = {}, required = [] }: Schema,
  nameOfList: NameOfList = () => undefined,
): string {
  return table(
    ["field", "type", "", "meaning"],
    Object.entries(properties).map(([name, property]) => [
      code(name),
      typeOf(property, nameOfList),
      required.includes(name) ? "required" : "",
      property.description ?? "",
    ]),
  );
}

function typeOf(schema: Schema, nameOfList: NameOfList): string {
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) {
    return nameOfList(schema.enum) ?? schema.enum.map((value) => code(String(value))).join(", ");
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map((each) => typeOf(each, nameOfList)).join(" or ");
  if (schema.items !== undefined) return `list of ${typeOf(schema.items, nameOfList)}`;
  return schema.type ?? "anything";
}

// Schemas as tools publish them: of the input without a check, since a tool reads its arguments itself, of the output with one.

import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { jsonSchemaOf } from "@palisade/guardrails";
import type { z } from "zod";

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema for clients, without the check that the protocol library would make of it: that one loses keys
 * like `__proto__`, and answers with an error where every other door answers with a decision.
 */
export function publishedSchema(schema: z.ZodObject): StandardSchemaWithJSON<unknown, unknown> {
  return published(jsonSchemaOf(schema), (value) => ({ value }));
}

/**
 * What a tool answers is held against it before it is sent. A model reads the schemas of all tools: what the fields
 * inside of others mean stands in the reference.
 */
export function checkedSchema(schema: z.ZodObject): StandardSchemaWithJSON<unknown, unknown> {
  const { properties, ...rest } = jsonSchemaOf(schema);
  const fields = Object.entries(properties as JsonSchema).map(([name, field]) => {
    const { description } = field as JsonSchema;
    return [
      name,
      { ...(undescribed(field) as JsonSchema), ...(description === undefined ? {} : { description }) },
    ];
  });
  return published({ ...rest, properties: Object.fromEntries(fields) as JsonSchema }, (value) =>
    schema["~standard"].validate(value),
  );
}

function published(
  json: JsonSchema,
  validate: StandardSchemaWithJSON<unknown, unknown>["~standard"]["validate"],
): StandardSchemaWithJSON<unknown, unknown> {
  const jsonSchema = { input: () => ({ ...json }), output: () => ({ ...json }) };
  return { "~standard": { version: 1, vendor: "palisade", jsonSchema, validate } };
}

const bounds: ReadonlySet<string> = new Set(["minimum", "exclusiveMinimum", "maximum"]);

/** Leaves out what nobody needs to read an answer: descriptions, bounds of numbers, the pattern of a known format. */
function undescribed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(undescribed);
  if (typeof schema !== "object" || schema === null) return schema;
  const fields = Object.entries(schema).filter(
    ([name, value]) =>
      !(name === "description" && typeof value === "string") &&
      !(bounds.has(name) && typeof value === "number") &&
      !(name === "pattern" && Object.hasOwn(schema, "format")),
  );
  return Object.fromEntries(fields.map(([name, value]) => [name, undescribed(value)]));
}

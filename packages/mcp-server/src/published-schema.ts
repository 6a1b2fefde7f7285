// Schemas that are published and do not judge: a tool reads its arguments itself.

import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { jsonSchemaOf } from "@palisade/guardrails";
import type { z } from "zod";

/**
 * The JSON Schema for clients, without the check that the protocol library would make of it: that one loses keys
 * like `__proto__`, and answers with an error where every other door answers with a decision.
 */
export function publishedSchema(schema: z.ZodObject): StandardSchemaWithJSON<unknown, unknown> {
  const published = { ...jsonSchemaOf(schema) };
  return {
    "~standard": {
      version: 1,
      vendor: "palisade",
      jsonSchema: { input: () => published, output: () => published },
      validate: (value) => ({ value }),
    },
  };
}

// What clusters can be searched by, as Palette says itself.
import { z } from "zod";
import { flag, given, list, text } from "./fields.js";

export const searchSchemaSchema = z.object({
  schema: given(
    z.object({
      properties: list(
        z.object({
          name: text,
          displayName: text,
          type: text,
          enum: list(z.string()),
          enumValues: list(z.object({ displayValue: text, value: text })),
          isDeprecated: flag,
        }),
      ),
    }),
  ),
});

export type SearchProperty = NonNullable<z.output<typeof searchSchemaSchema>["schema"]>["properties"][number];

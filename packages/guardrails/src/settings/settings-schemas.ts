// JSON Schemas of the files that people write, for editors: derived from what reads them.
import { z } from "zod";
import { exceptionsFileSchema } from "../exceptions/rule-exception.js";
import { projectSettingsSchema } from "./project-settings.js";

const titled = {
  "palisade-settings": ["palisade.yaml: the settings of a project", projectSettingsSchema],
  exceptions: ["A file of exceptions", exceptionsFileSchema],
} as const satisfies Record<string, readonly [string, z.ZodObject]>;

/** A file that has a JSON Schema. */
export type SettingsName = keyof typeof titled;

export const settingsNames = Object.keys(titled) as readonly SettingsName[];

/** The JSON Schema (2020-12) of a file that people write. */
export function settingsJsonSchema(name: SettingsName): Readonly<Record<string, unknown>> {
  const [title, schema] = titled[name];
  return { title, ...z.toJSONSchema(schema, { io: "input" }) };
}

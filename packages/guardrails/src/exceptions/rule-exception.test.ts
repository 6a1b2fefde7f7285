// What editors are told of a file of exceptions is what its reader takes.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { jsonSchemaOf } from "../contract/json-schemas.js";
import { exceptionsFileSchema } from "./rule-exception.js";

it("the schema of exceptions is the one that ships", () => {
  const file = new URL("../../schemas/exceptions.schema.json", import.meta.url);
  const { title: _, ...shipped } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  expect(jsonSchemaOf(exceptionsFileSchema)).toEqual(shipped);
});

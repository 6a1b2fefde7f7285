// The schemas that ship are those of the contract: a change of them is a change that others have to follow.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contractJsonSchema, contractNames, jsonSchemaOf } from "./json-schemas.js";
import { ruleDescriptionSchema } from "./rule-description.js";

it.each(contractNames)("the schema of %s is the one that ships", (name) => {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  expect(contractJsonSchema(name)).toEqual(JSON.parse(readFileSync(file, "utf8")));
});

it("a rule is described with these fields", () => {
  expect(jsonSchemaOf(ruleDescriptionSchema)).toMatchSnapshot();
});

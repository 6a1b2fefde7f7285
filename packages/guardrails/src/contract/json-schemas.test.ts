import { expect, it } from "vitest";
import { contractJsonSchema, contractNames, jsonSchemaOf } from "./json-schemas.js";
import { ruleDescriptionSchema, subjects } from "./rule-description.js";

it.each(contractNames)(
  "the schema of %s is what it was: a change of it is a change of the contract",
  (name) => {
    expect(contractJsonSchema(name)).toMatchSnapshot();
  },
);

it("a rule is described with these fields", () => {
  expect(jsonSchemaOf(ruleDescriptionSchema)).toMatchSnapshot();
  expect(subjects).toEqual(["configuration", "action", "prompt"]);
});

// palisade.yaml as people write it, and what a guard is handed of it.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parametersOf, projectSettingsSchema } from "./project-settings.js";
import { readSettings } from "./read-settings.js";
import { settingsJsonSchema, settingsNames } from "./settings-schemas.js";

function parameters(text: string): unknown {
  const { settings, problems } = readSettings(text, projectSettingsSchema);
  return settings === undefined
    ? problems?.map(({ message, place }) => `${place.line}:${place.column} ${message}`)
    : parametersOf(settings);
}

it("rules are switched off and set to severities", () => {
  expect(parameters("rules: {K8S-A: off, K8S-B: 'off', K8S-C: low}")).toEqual({
    severities: { "K8S-A": "off", "K8S-B": "off", "K8S-C": "low" },
  });
});

it("parameters stay what they are", () => {
  expect(parameters("{}")).toEqual({});
  expect(
    parameters(
      "parameters: {action: {max_replicas: 50}, severities: {A: low, B: low}}\nrules: {B: high}\npreview: true",
    ),
  ).toEqual({
    action: { max_replicas: 50 },
    severities: { A: "low", B: "high" },
    preview: true,
  });
});

it("packs are a parameter of configurations, beside others", () => {
  expect(parameters("packs: [cis, cost]")).toEqual({ configuration: { packs: ["cis", "cost"] } });
  expect(
    parameters("packs: [cis]\nparameters: {configuration: {packs: [all], mutable_tags: [main]}}"),
  ).toEqual({
    configuration: { packs: ["cis"], mutable_tags: ["main"] },
  });
  expect(parameters("packs: [cis]\nparameters: {configuration: all}")).toEqual({ configuration: "all" });
});

it("severities that are no mapping stay what they are, to be refused", () => {
  expect(parameters("parameters: {severities: 'off'}\nrules: {A: low}")).toEqual({ severities: "off" });
  expect(parameters("parameters: {severities: }\nrules: {A: low}")).toEqual({ severities: { A: "low" } });
});

it.each([
  ["rules: {K8S-A: on}", "1:16 must be `critical`, `high`, `medium`, `low`, `info` or `off`"],
  [
    "rules: {K8S-A: hgih}",
    "1:16 must be `critical`, `high`, `medium`, `low`, `info` or `off` (did you mean `high`?)",
  ],
  ["fail-on: low", "1:1 there is no such setting (did you mean `failOn`?)"],
  ["failOn: hgih", "1:9 must be `critical` or `high` or `medium` or `low` or `info` (did you mean `high`?)"],
  ["ignore: ['']", "1:10 is empty"],
  ["bundles: []", "1:10 is empty: nothing would be judged"],
  ["packs: ['']", "1:9 is empty"],
  ["data: ['']", "1:8 is empty"],
  ["exceptions: exceptions.yaml", "1:13 must be a list"],
])("%s is wrong", (text, message) => {
  expect(parameters(text)).toEqual([message]);
});

it("the files that people write have schemas", () => {
  expect(settingsNames).toEqual(["palisade-settings", "exceptions"]);
});

it.each(settingsNames)("the schema of %s is the one that ships", (name) => {
  const file = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  expect(settingsJsonSchema(name)).toEqual(JSON.parse(readFileSync(file, "utf8")));
});

// What `palisade init` writes: nothing as it stands, and settings that hold once they are taken out of their comments.
import { parametersOf, projectSettingsSchema, readSettings } from "@palisade/guardrails";
import { expect, it } from "vitest";
import { commentedSettings } from "./commented-settings.js";

it("changes nothing as it is written", () => {
  expect(readSettings(commentedSettings(), projectSettingsSchema).settings).toEqual({});
});

it("has an example of every setting, each of which can be used", () => {
  const isSetting = /^# (?:[a-zA-Z]+:(?: |$)| {2,}\S)/;
  const lines = commentedSettings()
    .split("\n")
    .filter((line) => isSetting.test(line) && !/^# For editors:/.test(line));
  const { settings, problems } = readSettings(
    lines.map((line) => line.slice(2)).join("\n"),
    projectSettingsSchema,
  );
  expect(problems).toBeUndefined();
  expect(Object.keys(settings ?? {})).toEqual(
    expect.arrayContaining(Object.keys(projectSettingsSchema.shape)),
  );
  expect(parametersOf(settings ?? {})).toMatchObject({
    severities: { "K8S-SERVICE-ACCOUNT-TOKEN": "off", "K8S-RESOURCE-LIMITS": "low" },
    configuration: { mutable_tags: ["latest", "main"] },
  });
});

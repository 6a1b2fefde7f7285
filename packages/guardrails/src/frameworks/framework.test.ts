// What a framework and an attestation consist of; what ships is one.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { attestationsFileSchema, frameworkSchema } from "./framework.js";

it.each([
  ["framework", frameworkSchema],
  ["attestations", attestationsFileSchema],
])("the schema of %s: a change is seen in review", async (name, schema) => {
  const text = `${JSON.stringify(z.toJSONSchema(schema), undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`./__snapshots__/${name}.schema.txt`);
});

const folder = new URL("../../frameworks/", import.meta.url);

it.each(readdirSync(folder))("%s is one", (name) => {
  const given = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as unknown;
  expect(frameworkSchema.parse(given)).toEqual(given);
});

it.each([
  ["without a statement", { statement: "" }, "is empty"],
  ["of nobody", { owner: "" }, "is empty"],
  ["for no framework", { framework: "" }, "is empty"],
  ["for no control", { control: "" }, "is empty"],
])("an attestation %s is none", (_, change, message) => {
  const word = {
    framework: "HIPAA",
    control: "4.1",
    statement: "So",
    owner: "ada",
    date: "2026-01-01",
    expires: "2026-12-31",
  };
  const { error } = attestationsFileSchema.safeParse({ attestations: [{ ...word, ...change }] });
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  expect(attestationsFileSchema.safeParse({ attestations: [word] }).success).toBe(true);
});

// The model that ships was trained with the tables as they are: `npm run train:prompts` writes both.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tablesDigest } from "../../testing/tables-digest.js";

const models = new URL("../../../models/", import.meta.url);

it("is the model of these tables", () => {
  const trained = JSON.parse(readFileSync(new URL("texts.trained.json", models), "utf8")) as unknown;
  const model = createHash("sha256")
    .update(readFileSync(new URL("texts.model", models)))
    .digest("hex");
  expect({ tables: tablesDigest(), model }).toEqual(trained);
});

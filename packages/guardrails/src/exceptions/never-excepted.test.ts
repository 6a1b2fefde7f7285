// What no exception and no mode lifts, the policies' METADATA says of itself, and of nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseModule } from "@palisade/compiler";
import { expect, it } from "vitest";
import { unseenRules } from "../verdict-in-modes.js";
import { neverExcepted } from "./apply-exceptions.js";

const policies = fileURLToPath(new URL("../../../../policies-rego", import.meta.url));

/** The ids of rules with a mark in their METADATA. */
function rulesMarked(mark: "always" | "unseen"): readonly string[] {
  const files = readdirSync(policies, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(?:^|[/\\])rules[/\\].*(?<!_test)\.rego$/.test(file))
    .flatMap(
      (file) => parseModule(file, readFileSync(`${policies}/${file}`, "utf8")).module?.annotations ?? [],
    )
    .flatMap(({ fields }) => {
      const custom = fields["custom"] as Readonly<Record<string, unknown>> | undefined;
      return custom?.[mark] === true ? [custom["id"]] : [];
    }) as string[];
}

it("is the same in both", () => {
  expect([...neverExcepted].sort()).toEqual(["PARAMETERS", ...rulesMarked("always")].sort());
  expect([...unseenRules].sort()).toEqual([...rulesMarked("unseen")].sort());
});

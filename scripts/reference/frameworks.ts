// The frameworks as the package ships them: checked, and as JSON.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Framework, frameworkSchema } from "@palisade/guardrails/reports";
import { parse } from "yaml";
import type { Page } from "./markdown.js";

const folder = fileURLToPath(new URL("../../policies-rego/frameworks", import.meta.url));

export function readFrameworks(): readonly Framework[] {
  return readdirSync(folder)
    .sort()
    .map((file) => frameworkSchema.parse(parse(readFileSync(`${folder}/${file}`, "utf8"))));
}

export function frameworkFiles(): readonly Page[] {
  return readFrameworks().map((framework) => ({
    path: `packages/guardrails/frameworks/${framework.name}.json`,
    text: `${JSON.stringify(framework, null, 2)}\n`,
  }));
}

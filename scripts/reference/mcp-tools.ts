// The page of the tools of the MCP server, from their declarations.
import { jsonSchemaOf } from "@palisade/guardrails";
import { featureMeanings, paletteTools, toolFailureCodes, writeOutcomes } from "@palisade/mcp-server";
import { code, type Page, page, table } from "./markdown.js";
import { fieldsTable, type Schema } from "./schema-tables.js";

const effectTexts: Readonly<Record<string, string>> = {
  judges: "looks into records on this machine, and changes nothing",
  reads: "reads from Palette, and changes nothing",
  changes: "changes something in Palette: through the gate",
  "hands-out": "puts a credential into a file: through the gate",
};

export function mcpToolsPage(): Page {
  // Only what they declare is looked at.
  const features = new Set(Object.keys(featureMeanings));
  const tools = paletteTools({ features } as never, { principal: "" });
  return page("mcp-tools.md", "packages/mcp-server/src/palette/tools", [
    "# Tools for Palette",
    "What `palisade mcp` offers beside the questions to the guard, once it [speaks with a Palette](../guides/palette-over-mcp.md). Every answer has at most 32 KB; lists go on with `cursor`.",
    table(
      ["tool", "what it does to the world"],
      tools.map(({ name, effect }) => [`[${code(name)}](#${name})`, effectTexts[effect] ?? ""]),
    ),
    ...tools.flatMap(({ name, description, input }) => [
      `## ${name}`,
      description,
      fieldsTable(jsonSchemaOf(input) as Schema),
    ]),
    "## Features",
    "`PALISADE_FEATURES` is a list of names with commas between them. Without it, all of them are off.",
    table(
      ["feature", "what it switches on"],
      Object.entries(featureMeanings).map(([name, meaning]) => [code(name), meaning]),
    ),
    "## Outcomes of tools that act",
    table(
      ["outcome", "meaning"],
      Object.entries(writeOutcomes).map(([name, meaning]) => [code(name), meaning]),
    ),
    "## Failures",
    "`failure.code` of an answer: one of these, one of [Palette's client](codes.md#errors-of-palettes-client), or one of the [gate](codes.md#failures-of-a-decision).",
    table(
      ["code", "meaning"],
      Object.entries(toolFailureCodes).map(([name, meaning]) => [code(name), meaning]),
    ),
  ]);
}

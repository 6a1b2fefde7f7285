// The contract is one: what the policies know, what is published and what readers take are the same.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { compile } from "@palisade/compiler";
import { contractJsonSchema, contractNames, effectOfSeverity, verbsByClass } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";
import { createServer } from "@palisade/mcp-server";
import { loadPolicy } from "@palisade/runtime";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function ruleValue(file: string, entrypoint: string): Promise<unknown> {
  const text = readFileSync(`${root}/policies-rego/lib/${file}`, "utf8");
  const { wasm, diagnostics } = compile([{ file, text }], { entrypoints: [entrypoint] });
  expect(diagnostics).toEqual([]);
  return (await loadPolicy({ wasm: wasm as Uint8Array })).evaluate(entrypoint, {});
}

describe("the policies", () => {
  it("know the verbs of the contract, in the same classes", async () => {
    const known = await ruleValue("action/verbs.rego", "lib/action/known_verbs");
    const listed = Object.entries(verbsByClass).flatMap(([name, verbs]) => verbs.map((verb) => [verb, name]));
    expect(known).toEqual(Object.fromEntries(listed));
  });

  it("have the contract's effects of severities", async () => {
    expect(await ruleValue("verdict/verdict.rego", "lib/verdict/effect_of_severity")).toEqual(
      effectOfSeverity,
    );
  });
});

type Schema = { readonly [name: string]: unknown };

/** Every schema inside one, by its path. */
function schemasIn(schema: unknown, path = ""): readonly (readonly [string, Schema])[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own =
    Array.isArray(schema) || path.endsWith("/properties") ? [] : [[path, schema as Schema] as const];
  return [...own, ...Object.entries(schema).flatMap(([name, inner]) => schemasIn(inner, `${path}/${name}`))];
}

describe.each(contractNames)("the schema of a %s", (name) => {
  it("says of every object with fields that it has no other ones", () => {
    const objects = schemasIn(contractJsonSchema(name)).filter(([, schema]) => "properties" in schema);
    expect(objects.length).toBeGreaterThan(0);
    for (const [path, schema] of objects) {
      expect([path, schema["type"], schema["additionalProperties"]]).toEqual([path, "object", false]);
    }
  });

  it("is in the reference and in the package as it is here", () => {
    for (const folder of ["docs/reference", "packages/guardrails"]) {
      const text = readFileSync(`${root}/${folder}/schemas/${name}.schema.json`, "utf8");
      expect(JSON.parse(text)).toEqual(contractJsonSchema(name));
    }
  });
});

describe("the schema", () => {
  it("of an action lists the verbs, that of a prompt the channels", () => {
    const verb = (contractJsonSchema("action")["properties"] as Record<string, Schema>)["verb"];
    expect(verb?.["enum"]).toEqual(Object.values(verbsByClass).flat());
    const channel = (contractJsonSchema("prompt-request")["properties"] as Record<string, Schema>)["channel"];
    expect(channel?.["enum"]).toEqual(["prompt", "tool-output"]);
  });

  it("is what the tools of the MCP server publish", async () => {
    const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: "contract", version: "1.0.0" });
    await Promise.all([
      createServer(await createGuard(), "0.0.0").connect(serverSide),
      client.connect(clientSide),
    ]);
    const { tools } = await client.listTools();
    const published = new Map(tools.map((tool) => [tool.name, tool]));
    const body = (schema: unknown): unknown => {
      const { $schema, title, ...rest } = schema as Schema;
      return rest;
    };
    for (const [tool, name] of [
      ["validate_prompt", "prompt-request"],
      ["validate_action", "action"],
      ["validate_configuration", "configuration-request"],
    ] as const) {
      expect(body(published.get(tool)?.inputSchema)).toEqual(body(contractJsonSchema(name)));
      // Findings are grouped, and descriptions are in the reference; no field of a guard's decision is lost. Only a gate
      // says what was not enforced.
      const answer = published.get(tool)?.outputSchema as { readonly properties: Record<string, Schema> };
      const { unenforced: _, ...decision } = contractJsonSchema("decision")["properties"] as Record<
        string,
        Schema
      >;
      for (const [field, { type }] of Object.entries(decision)) {
        if (field !== "findings") expect([field, answer.properties[field]?.["type"]]).toEqual([field, type]);
      }
      expect(answer).toMatchObject({
        additionalProperties: false,
        properties: { groups: { type: "array" } },
      });
    }
    const list = published.get("list_policies");
    expect(list?.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
    const wrong = await client.callTool({ name: "list_policies", arguments: { subjekt: "action" } });
    expect(wrong).toMatchObject({ isError: true });
    expect(JSON.stringify(wrong.content)).toContain(
      "a question for policies has no such field (did you mean `subject`?) at `/subjekt`",
    );
    await client.close();
  });
});

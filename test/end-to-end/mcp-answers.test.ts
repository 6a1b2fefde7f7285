// Answers of the MCP server, however much there is to say: 32 KB each, grouped by rule, the rest by cursor.
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { createGuard } from "@palisade/guardrails/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeDecision } from "../doors/whole-decision.js";
import { palisade } from "./run-palisade.js";

const limit = 32 * 1024;

async function connect(): Promise<Client> {
  const client = new Client({ name: "answers", version: "1.0.0" });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [palisade, "mcp"] }));
  // The client holds every answer against the schema that the server publishes.
  await client.listTools();
  return client;
}

let client: Client;
beforeAll(async () => {
  client = await connect();
});
afterAll(() => client.close());

type Called = { readonly isError: boolean; readonly structured: Record<string, unknown> };

async function call(name: string, values: Record<string, unknown>, by = client): Promise<Called> {
  const result = await by.callTool({ name, arguments: values }, { timeout: 120_000 });
  expect(Buffer.byteLength(JSON.stringify(result))).toBeLessThanOrEqual(limit);
  const structured = result.structuredContent as Record<string, unknown>;
  const [content] = result.content as { text: string }[];
  expect(JSON.parse(content?.text ?? "")).toEqual(structured);
  return { isError: result.isError === true, structured };
}

const more = async (cursor: string) => (await call("list_findings", { cursor })).structured;

const pods = (count: number, name = "pod"): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${JSON.stringify(`${name}${index}`)} }\nspec: { hostPID: true, containers: [ { name: a, image: a } ] }\n`,
  ).join("---\n");
const filesOf = (content: string) => ({ files: [{ name: "pods.yaml", content }] });

describe("the list of tools", () => {
  it("has no more than 40 KB", async () => {
    expect(Buffer.byteLength(JSON.stringify(await client.listTools()))).toBeLessThanOrEqual(40 * 1024);
  });

  it("goes with a list of policies that is paged", async () => {
    const rules: unknown[] = [];
    let cursor: unknown;
    do {
      const { structured } = await call("list_policies", cursor === undefined ? {} : { cursor });
      rules.push(...(structured["rules"] as unknown[]));
      cursor = structured["nextCursor"];
    } while (cursor !== undefined);
    expect(rules).toEqual((await createGuard()).listRules());
  });
});

describe("more findings than an answer holds", () => {
  it("are counted, by rule, with the first places of each; the rest comes by cursor, and nothing is lost", async () => {
    const request = filesOf(pods(600));
    const { structured } = await call("validate_configuration", request);
    const groups = structured["groups"] as {
      rule: string;
      count: number;
      findings: unknown[];
      remedy: string;
    }[];
    expect(structured).toMatchObject({ effect: "deny", coverage: { judged: 600, unlooked: 0 } });
    expect(groups.every(({ count, findings }) => count === 600 && findings.length >= 1)).toBe(true);
    expect(structured["total"]).toBe(groups.length * 600);
    expect(groups.find(({ rule }) => rule === "K8S-HOST-NAMESPACES")?.findings[0]).toMatchObject({
      resource: 0,
      place: { file: "pods.yaml", line: 4, column: 9 },
    });
    const whole = await wholeDecision(structured, more);
    const { findings } = (await createGuard()).validateConfiguration(request);
    const sorted = (all: readonly { rule: string; resource?: number; message: string }[]) =>
      all.map((each) => `${each.rule} ${each.resource} ${each.message}`).toSorted();
    expect(sorted(whole.findings)).toEqual(sorted(findings));
  });

  it("of one rule are asked for by its name", async () => {
    const { structured } = await call("validate_configuration", filesOf(pods(300)));
    const rule = "K8S-HOST-NAMESPACES";
    const shown = (structured["groups"] as { rule: string; findings: unknown[] }[]).find(
      (each) => each.rule === rule,
    );
    let left = shown?.findings.length ?? 0;
    let asked: Record<string, unknown> = { cursor: structured["nextCursor"], rule };
    for (;;) {
      const page = (await call("list_findings", asked)).structured;
      const groups = page["groups"] as { rule: string; findings: unknown[] }[];
      expect(groups.map((each) => each.rule)).toEqual([rule]);
      left += groups[0]?.findings.length ?? 0;
      if (page["nextCursor"] === undefined) break;
      asked = { cursor: page["nextCursor"] };
    }
    expect(left).toBe(300);
  });
});

describe("a cursor", () => {
  it("of another connection, of nobody, or of an answer long ago is an error that says to ask again", async () => {
    const other = await connect();
    const { structured } = await call("validate_configuration", filesOf(pods(300)), other);
    const cursors = [
      structured["nextCursor"] as string,
      "x",
      "",
      "..",
      `${String(structured["id"])}.1e999.0`,
    ];
    for (const cursor of cursors) {
      expect(await call("list_findings", { cursor })).toEqual({
        isError: true,
        structured: {
          groups: [],
          reasons: [],
          failure: {
            code: "expired_cursor",
            message: "the cursor is not known any more: ask the validate tool again",
          },
        },
      });
    }
    for (let index = 0; index < 8; index++) await call("validate_configuration", filesOf(pods(100)), other);
    expect((await call("list_findings", { cursor: structured["nextCursor"] }, other)).isError).toBe(true);
    await other.close();
  });

  it("asked for wrongly is an invalid request", async () => {
    for (const asked of [{}, { cursor: 5 }, { cursor: "x".repeat(201) }, { cursor: "x", page: 2 }])
      expect((await call("list_findings", asked)).structured).toMatchObject({
        failure: { code: "invalid_request" },
      });
  });
});

describe("answers to hostile requests", () => {
  it("with names of any length and with control characters stay within their size", async () => {
    for (const name of [
      "x".repeat(200_000),
      "\u001b[2K\n::stop::".repeat(2000),
      "\u{1F600}".repeat(50_000),
    ]) {
      const { structured } = await call("validate_configuration", filesOf(pods(20, name)));
      expect(structured).toMatchObject({ effect: "deny", total: expect.any(Number) as number });
      const page = await wholeDecision(structured, more);
      expect(page.findings.length).toBe(structured["total"]);
    }
  });

  it("with a reason of its own for each document page the reasons, too", async () => {
    const kinds = Array.from(
      { length: 2000 },
      (_, index) => `apiVersion: a.example/v1\nkind: Kind${index}\n`,
    );
    const { structured } = await call("validate_configuration", filesOf(kinds.join("---\n")));
    expect(structured["coverage"]).toMatchObject({ judged: 0, unlooked: 2000 });
    const { coverage } = await wholeDecision(structured, more);
    expect(new Set(coverage?.unlooked.map(({ reason }) => reason)).size).toBe(2000);
  });

  it("that are deep, broken or endless name file, line and column", async () => {
    for (const content of ["[".repeat(100_000), "a: [", "x: ${"])
      expect((await call("validate_configuration", filesOf(content))).structured).toMatchObject({
        effect: "deny",
        failure: {
          code: "invalid_request",
          message: expect.stringMatching(/`pods\.yaml:\d+:\d+`$/) as string,
        },
      });
  });
});

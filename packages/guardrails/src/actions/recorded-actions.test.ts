// What calls of tools, API requests and structured actions come to, recorded: each kind, each argument that tools have
// by another name, each route and each word of SQL in an action of its own. A change of any of them is seen in review;
// `npx vitest run recorded-actions --update` records anew.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Action } from "../contract/action.js";
import { recordedUnderstanding } from "../testing/recorded-understanding.js";
import { isRecord } from "./is-record.js";
import { understandAction } from "./understand-action.js";

const file = fileURLToPath(new URL("./recorded-actions.txt", import.meta.url));

/** `GET /v1/packs`, `tool {"argument": 1}`, `verb resource {"argument": 1}`, SQL behind `SQL`, or a whole action. */
function actionOf(written: string): Action {
  if (written.startsWith("SQL ")) return { tool: "ask", arguments: { sql: unfolded(written.slice(4)) } };
  const [, method = "", path = ""] = /^([A-Z]+) (\/.*|v1.*)$/.exec(written) ?? [];
  if (path !== "") return { request: { method, path } };
  if (written.startsWith("{")) return JSON.parse(written) as Action;
  const [, words = "", given = "{}"] = /^([^{]*?)\s*(\{.*)?$/.exec(written) ?? [];
  const [first = "", resource] = words.split(" ");
  const data: unknown = JSON.parse(given);
  const more = { ...(isRecord(data) && { arguments: data }) };
  return resource === undefined ? { tool: first, ...more } : ({ verb: first, resource, ...more } as Action);
}

const unfolded = (text: string): string => text.replaceAll("⏎", "\n");

/** How the tools that are asked read their arguments; it is the first line of the file. */
function recordedFile(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const tools: unknown = JSON.parse(first);
  const actions = rest.filter((line) => line !== "" && !line.startsWith(" "));
  expect(actions.length).toBeGreaterThan(1000);
  const recorded = actions.map((line) => {
    const understood = understandAction(actionOf(line), { tools });
    return line + recordedUnderstanding(understood, { at: "" });
  });
  return `${[first, ...recorded].join("\n")}\n`;
}

it("come to what is recorded", async () => {
  await expect(recordedFile(readFileSync(file, "utf8"))).toMatchFileSnapshot(file);
});

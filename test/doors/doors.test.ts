// The table of doors: one question, one answer, whichever door it goes through.
import { canonicalJson as canonicalValue, valueFromJavaScript } from "@palisade/language";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./answer.js";
import { Doors } from "./doors.js";
import { readRows } from "./read-rows.js";

const table = {
  action: readRows("action"),
  prompt: readRows("prompt"),
  response: readRows("response"),
  "tool-result": readRows("tool-result"),
  configuration: readRows("configuration"),
} as const;
const subjects = Object.keys(table) as readonly (keyof typeof table)[];

const canonicalJson = (data: unknown): string => canonicalValue(valueFromJavaScript(data));

let doors: Doors;
beforeAll(async () => {
  doors = await Doors.open();
});
afterAll(() => doors.close());

describe("the table", () => {
  it("has 60 actions, 30 prompts and 30 configurations, each asked once", () => {
    expect(table.action.length).toBeGreaterThanOrEqual(60);
    expect(table.prompt.length).toBeGreaterThanOrEqual(30);
    expect(table.configuration.length).toBeGreaterThanOrEqual(30);
    for (const subject of subjects) {
      const texts = table[subject].map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it("has right and wrong ones", () => {
    for (const subject of subjects) {
      const effects = new Set(table[subject].map(({ effect }) => effect));
      expect(effects).toContain("allow");
      expect(effects).toContain("deny");
      expect(table[subject].some(({ failure }) => failure !== undefined)).toBe(true);
    }
  });
});

/** As rows write them: `RULE severity place`. */
function writtenFindings({ findings }: Answer): readonly string[] {
  return findings.map(({ rule, severity, resource, at, place }) => {
    const inRequest = `${resource === undefined ? "" : `/${resource}`}${at ?? ""}`;
    const inFile = place === undefined ? [] : [`${place.file}:${place.line}:${place.column}`];
    return [rule, severity, inRequest, ...inFile].join(" ").trimEnd();
  });
}

function writtenFailure({ failure }: Answer, withMessage: boolean): string | undefined {
  return failure && (withMessage ? `${failure.code}: ${failure.message}` : failure.code);
}

/** In one order, because the tools of the MCP server answer by rule and by reason. */
function said({ findings, coverage }: Answer): Pick<Answer, "findings" | "coverage"> {
  const sorted = <Entry>(entries: readonly Entry[]): readonly Entry[] =>
    entries.toSorted((left, right) => (canonicalJson(left) < canonicalJson(right) ? -1 : 1));
  const inOrder = { findings: sorted(findings) };
  if (coverage === undefined) return inOrder;
  return { ...inOrder, coverage: { ...coverage, unlooked: sorted(coverage.unlooked) } };
}

describe.each(subjects)("one answer to each question about %s", (subject) => {
  it.each(table[subject])("$note", async (row) => {
    const answers = await doors.ask(subject, row);
    expect(answers.size).toBeGreaterThanOrEqual(row.doors.length);
    const [first] = answers.values();
    for (const [door, answer] of answers) {
      const failure = writtenFailure(answer, row.failure?.includes(": ") === true);
      expect({ door, effect: answer.effect, failure }).toEqual({
        door,
        effect: row.effect,
        failure: row.failure,
      });
      // Texts, remedies, approvers and the rest are the same, too.
      expect({ door, ...said(answer) }).toEqual({ door, ...(first && said(first)) });
    }
    const found = first === undefined ? [] : writtenFindings(first);
    // What else prompts and configurations are told is tested where their rules are.
    if (subject === "action") expect(found).toEqual(row.findings);
    for (const finding of row.findings) {
      expect(found.filter((each) => `${each} `.startsWith(`${finding} `))).not.toEqual([]);
    }
  });
});

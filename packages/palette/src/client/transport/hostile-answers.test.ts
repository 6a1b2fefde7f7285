// Whatever an answer is, each endpoint reads it or refuses it: nothing else is thrown, and nothing of it reaches prototypes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as cloudConfigs from "../endpoints/cloud-configs.js";
import * as clusters from "../endpoints/clusters.js";
import * as compliance from "../endpoints/compliance.js";
import type { Endpoint } from "../endpoints/endpoint.js";
import * as observability from "../endpoints/observability.js";
import * as packs from "../endpoints/packs.js";
import * as profiles from "../endpoints/profiles.js";
import * as tenant from "../endpoints/tenant.js";
import { PaletteError } from "../palette-error.js";
import { createRedactor } from "../redaction.js";
import * as writes from "../writes/endpoints.js";
import type { PreparedCall } from "./prepared-call.js";
import { readAnswer } from "./read-answer.js";
import { readErrorBody } from "./read-error-body.js";

const endpoints: readonly (readonly [string, Endpoint])[] = Object.entries({
  ...cloudConfigs,
  ...clusters,
  ...compliance,
  ...observability,
  ...packs,
  ...profiles,
  ...tenant,
  ...writes,
});

const call: PreparedCall = {
  method: "GET",
  path: "/v1/x",
  query: "",
  body: undefined,
  scope: "tenant",
  effect: "reads",
  projectUid: undefined,
  decisionId: undefined,
};

const key = "pk-0123456789abcdef";
const redactor = createRedactor();
redactor.add(key);

/** Names that the readers look for, and those that reach where they should not. */
const name = fc.constantFrom(
  "items",
  "metadata",
  "name",
  "uid",
  "spec",
  "status",
  "state",
  "conditions",
  "listmeta",
  "continue",
  "count",
  "reports",
  "labels",
  "__proto__",
  "constructor",
  "toString",
  key,
);

const { tree: answer } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, 0, 1, -1, "", "x", key, "0001-01-01T00:00:00Z", "2026-11-20T09:15:02Z"),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie("tree")), { maxLength: 6 }).map((entries) => {
      const fields = entries.map(
        ([each, value]) => `${JSON.stringify(each)}:${JSON.stringify(value) ?? "null"}`,
      );
      return JSON.parse(`{${fields.join(",")}}`) as unknown;
    }),
  ),
}));

const wire = (text: string) => ({ status: 200, headers: {}, text, isCut: false });

const outcomeOf = (expected: Endpoint["answer"], text: string): unknown => {
  try {
    return readAnswer(expected, wire(text), call, redactor);
  } catch (error) {
    expect(error).toBeInstanceOf(PaletteError);
    return error;
  }
};

describe("an answer of any shape", () => {
  it.each(endpoints)("%s", (_, endpoint) => {
    fc.assert(
      fc.property(answer, (value) => {
        try {
          const read = readAnswer(endpoint.answer, wire(JSON.stringify(value) ?? "null"), call, redactor);
          expect(JSON.stringify(read) ?? "").not.toContain(key);
        } catch (error) {
          expect(error).toBeInstanceOf(PaletteError);
          expect((error as PaletteError).message).not.toContain(key);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    "[",
    '{"items":[',
    '{"metadata":',
    "[".repeat(20_000),
    `${'{"spec":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  ])("a text that goes deep or ends early: %#", (text) => {
    for (const [, { answer: expected }] of endpoints) {
      if (expected === undefined || expected === "text") continue;
      expect(["object", "undefined"]).toContain(typeof outcomeOf(expected, text));
    }
  });

  it("an error of any shape", () => {
    fc.assert(
      fc.property(answer, fc.string(), (value, text) => {
        for (const each of [JSON.stringify(value) ?? "", text]) {
          const told = Object.values(readErrorBody(each, redactor)).join();
          expect(told).not.toContain(key);
          expect(told).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});

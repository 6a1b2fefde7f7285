// What a decision comes to, its texts, and the event that it is for OPA's decision logs.
import { expect, it } from "vitest";
import type { Decision } from "../contract/decision.js";
import { decisionOf, findingOf } from "../testing/sample-reports.js";
import { textsOf, withTexts } from "./decision-texts.js";
import { opaEvent } from "./opa-event.js";
import { verdictKey } from "./verdict-key.js";

const failure = { code: "invalid_request", message: "the request is none" } as const;

it.each<[string, Partial<Decision>, string]>([
  ["nothing", {}, '["deny","deny","",[]]'],
  [
    "rules, once each and in order",
    {
      findings: [findingOf({ rule: "B" }), findingOf({ rule: "A" }), findingOf({ rule: "B", message: "x" })],
    },
    '["deny","deny","",["A deny violation ","B deny violation "]]',
  ],
  [
    "what is told of them",
    { effect: "allow", findings: [findingOf({ effect: "allow", status: "excepted", mode: "warn" })] },
    '["allow","allow","",["K8S-PRIVILEGED allow excepted warn"]]',
  ],
  ["what is not enforced", { effect: "allow", unenforced: "deny" }, '["allow","deny","",[]]'],
  ["a failure", { failure }, '["deny","deny","invalid_request",[]]'],
])("a key has %s", (_, given, key) => {
  expect(verdictKey(decisionOf(given))).toBe(key);
});

const quoting = {
  message: "m",
  subject: "s",
  at: "/a",
  excerpt: "e",
  remedy: "r",
  patch: [{ op: "remove", path: "/a" }],
  wouldAllow: [{ field: "verb", value: "get" }],
} as never;

it("texts that may quote what was judged are told apart from what was decided, and put back", () => {
  const finding = findingOf(quoting);
  const decision = decisionOf({ findings: [finding, findingOf()], failure });
  const { excerpt: _, patch: __, wouldAllow: ___, ...plain } = quoting as Record<string, unknown>;
  const { message, subject, at, remedy } = findingOf();
  expect(textsOf(decision)).toEqual({
    findings: [quoting, { message, subject, at, remedy }],
    failure: { message: failure.message },
  });
  expect(Object.keys(plain)).toEqual(["message", "subject", "at", "remedy"]);
  expect(textsOf(decisionOf())).toEqual({ findings: [] });
  const texts = { findings: [{ message: "hidden" }, {}], failure: { message: "hidden, too" } };
  expect(withTexts(decision, texts)).toEqual({
    ...decision,
    findings: [{ ...finding, message: "hidden" }, findingOf()],
    failure: { code: failure.code, message: "hidden, too" },
  });
  expect(withTexts(decisionOf(), texts)).toEqual(decisionOf());
});

it("an event of OPA's has what was asked, by whom, of which bundles, and how long it took", () => {
  const decision = decisionOf({
    request: { kind: "tool-result" },
    context: { subject: "ana" },
    policies: [
      { bundle: "own", revision: "7", digest: "sha256:0" },
      { bundle: "palisade", revision: "", digest: "sha256:1" },
    ],
  });
  expect(opaEvent(decision)).toEqual({
    labels: {},
    decision_id: decision.id,
    bundles: { own: { revision: "7" }, palisade: { revision: "" } },
    path: "tool_result/decision",
    result: decision,
    requested_by: "ana",
    timestamp: decision.evaluatedAt,
    metrics: { timer_rego_query_eval_ns: 7000 },
  });
  const more = { labels: { id: "x" }, input: null, timestamp: "2026-01-01T00:00:00Z" };
  const told = opaEvent(decisionOf(), more);
  expect(told).toMatchObject({ ...more, path: "configuration/decision" });
  expect(told).not.toHaveProperty("requested_by");
});

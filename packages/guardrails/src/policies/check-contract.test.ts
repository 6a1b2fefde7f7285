// What a guard could not use is told before a guard is made.
import { loadBundle } from "@palisade/runtime";
import { describe, expect, it } from "vitest";
import { readBundleFile } from "../node.js";
import { policyOf } from "../testing/memory-policy.js";
import { checkContract } from "./check-contract.js";

const allow = { effect: "allow", findings: [] };

describe("the contract", () => {
  it("is kept by the bundle that ships", async () => {
    expect(checkContract(await loadBundle(await readBundleFile()))).toEqual([]);
  });

  it("is asked for with requests that are fine, and with ones that are not", async () => {
    const shipped = await loadBundle(await readBundleFile());
    const effects = new Map<string, Set<unknown>>();
    const policy = policyOf((name, input) => {
      const answer = shipped.evaluate(name, input) as { readonly effect?: unknown };
      effects.set(name, (effects.get(name) ?? new Set()).add(answer.effect));
      return answer;
    }, shipped.entrypoints);
    checkContract(policy);
    const all = [...effects].filter(([name]) => name.endsWith("/decision"));
    expect(Object.fromEntries(all.map(([name, found]) => [name, [...found]]))).toEqual({
      "prompt/decision": ["allow", "deny"],
      "response/decision": ["allow"],
      "tool_result/decision": ["allow", "deny"],
      "action/decision": ["allow", "deny"],
      "configuration/decision": ["require_approval", "deny"],
    });
  });

  it.each<[string, unknown, readonly string[], readonly unknown[]]>([
    ["a verdict", allow, ["action/decision"], []],
    [
      "another shape",
      { allow: true },
      ["action/decision"],
      [
        {
          entrypoint: "action/decision",
          message: "the policy's answer is no decision: a decision needs `effect`",
        },
      ],
    ],
    [
      "nothing",
      undefined,
      ["prompt/decision"],
      [{ entrypoint: "prompt/decision", message: "the policy gave no decision" }],
    ],
    ["a question of one's own", allow, ["release/decision"], []],
    [
      "a question of one's own that gives no verdict",
      true,
      ["release/decision"],
      [
        {
          entrypoint: "release/decision",
          message: "the policy's answer is no decision: a decision must be an object",
        },
      ],
    ],
    ["messages", ["no"], ["main/deny"], []],
    [
      "no messages",
      [1],
      ["main/deny"],
      [
        {
          entrypoint: "main/deny",
          message: "`main.deny` gives no messages: each is a text, or an object with a `msg` that is one",
        },
      ],
    ],
    [
      "nothing to ask",
      allow,
      ["main/allow"],
      [
        {
          entrypoint: "",
          message: "no entrypoint is a question: no `…/decision`, `…/deny`, `…/violation` or `…/warn`",
        },
      ],
    ],
  ])("has this to say to %s", (_, answer, entrypoints, problems) => {
    expect(checkContract(policyOf(() => answer, entrypoints))).toEqual(problems);
  });

  it("wants a catalogue and parameters to be what they are called", () => {
    const policy = policyOf(
      (name) => (name === "action/decision" ? allow : 5),
      ["action/decision", "action/catalogue", "action/parameters/described"],
    );
    expect(checkContract(policy).map(({ entrypoint }) => entrypoint)).toEqual([
      "action/catalogue",
      "action/parameters/described",
    ]);
  });

  it("is broken by an error, too", () => {
    const policy = policyOf(() => {
      throw new Error("conflict");
    }, ["action/decision"]);
    expect(checkContract(policy)).toEqual([{ entrypoint: "action/decision", message: "conflict" }]);
  });
});

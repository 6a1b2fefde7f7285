// What is like a pattern, and what comes to the same: an action is no wider than the one that was seen.
import { describe, expect, it } from "vitest";
import type { Operation, Understood } from "../../actions/operation.js";
import { isLike, isOfShape, type OpenPlace } from "./grant-shape.js";

it.each<[text: string, pattern: string, isOne: boolean]>([
  ["web-1", "web-1", true],
  ["web-12", "web-1", false],
  ["web-12", "web-*", true],
  ["web-", "web-*", true],
  ["aweb-1", "web-*", false],
  ["web-1-blue", "web-*-blue", true],
  ["web-blue", "web-*-blue", false],
  ["web-1-blue-blue", "web-*-blue", true],
  ["a.b_c-D9", "*", true],
  ["", "*", true],
  ["web-1 --all", "web-*", false],
  ["web-1,web-2", "web-*", false],
  ["web-1\n", "web-*", false],
  ["web-1/../x", "web-*", false],
  ["web-é", "web-*", false],
  ["shop/web-1", "shop/*", true],
  ["shop/a/b", "shop/*", false],
  ["shop/a/b", "shop/*/*", true],
  ["aXbXc", "*X*X*", true],
  ["aXb", "*X*X*", false],
  ["aa", "*a*a*a*", false],
  ["ab", "ab*b", false],
  ["abb", "ab*b", true],
  ["a b", "a b", true],
])("%j like %j is %s", (text, pattern, isOne) => {
  expect(isLike(text, pattern)).toBe(isOne);
});

const operation: Operation = {
  at: "",
  tool: "t",
  verb: "delete",
  said: "delete",
  targets: [{ kind: "pods" }],
};
const comesTo = (operations: readonly Operation[]): Understood => ({ operations, unread: [] });

describe("an action", () => {
  const like = { tool: "t", name: "web-1", arguments: { "a/b": ["x"], n: 3 } };
  const isOne = (
    asked: unknown,
    open: readonly OpenPlace[] = [],
    other: readonly Operation[] = [operation],
  ) =>
    isOfShape(like, asked, { open, understands: (given) => comesTo(given === like ? [operation] : other) });

  it("is the one that was seen, but for what is open", () => {
    expect(isOne({ ...like })).toBe(true);
    expect(isOne({ ...like, name: "web-2" })).toBe(false);
    expect(isOne({ ...like, name: "web-2" }, [{ at: "/name", like: "web-*" }])).toBe(true);
    expect(isOne({ ...like, name: null }, [{ at: "/name", like: "*" }])).toBe(false);
    expect(isOne({ tool: "t", arguments: like.arguments }, [{ at: "/name", like: "*" }])).toBe(false);
    expect(
      isOne({ ...like, arguments: { "a/b": ["y"], n: 3 } }, [{ at: "/arguments/a~1b/0", like: "?" }]),
    ).toBe(false);
    expect(
      isOne({ ...like, arguments: { "a/b": ["y"], n: 3 } }, [{ at: "/arguments/a~1b/0", like: "*" }]),
    ).toBe(true);
    expect(isOne({ ...like, arguments: { "a/b": ["x"], n: 4 } }, [{ at: "/arguments/n", most: 4 }])).toBe(
      true,
    );
    expect(isOne({ ...like, arguments: { "a/b": ["x"], n: 4.5 } }, [{ at: "/arguments/n", most: 4 }])).toBe(
      false,
    );
    expect(isOne({ ...like, more: 1 }, [{ at: "/name", like: "*" }])).toBe(false);
    expect(isOne(undefined)).toBe(false);
  });

  it.each<[string, readonly Operation[]]>([
    ["another verb", [{ ...operation, verb: "create" }]],
    ["another tool", [{ ...operation, tool: "u" }]],
    ["another kind", [{ ...operation, targets: [{ kind: "namespaces" }] }]],
    ["one that is named", [{ ...operation, targets: [{ kind: "pods", name: "x" }] }]],
    ["more things", [{ ...operation, targets: [{ kind: "pods" }, { kind: "pods" }] }]],
    ["more operations", [operation, operation]],
    ["nothing", []],
    ["all of them", [{ ...operation, all: true }]],
    ["more force", [{ ...operation, force: true }]],
    ["another place", [{ ...operation, namespace: "kube-system" }]],
    ["what only the run makes known", [{ ...operation, dynamic: ["name"] }]],
    ["a change more", [{ ...operation, changes: [{ path: ["spec"], value: 1, at: "" }] }]],
  ])("that comes to %s is not", (_, other) => {
    expect(isOne({ ...like, name: "web-2" }, [{ at: "/name", like: "*" }], other)).toBe(false);
  });

  it("that cannot be understood is not", () => {
    const understands = (): Understood => {
      throw new Error("no");
    };
    expect(isOfShape(like, { ...like }, { open: [], understands })).toBe(false);
  });
});

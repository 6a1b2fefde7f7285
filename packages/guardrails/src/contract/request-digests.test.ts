// Two requests never share a digest: an approval of one would be used for the other.
import { describe, expect, it } from "vitest";
import { createGuard } from "../node.js";

const guard = await createGuard();
const asked = (text: string) => guard.validate("action", new TextEncoder().encode(text));
const scale = (replicas: string): string =>
  `{"verb": "scale", "resource": "deployments", "environment": "dev", "arguments": {"replicas": ${replicas}, "__proto__": [${replicas}]}}`;

describe("the digest of a request in JSON", () => {
  it.each([
    ["9007199254740993", "9007199254740992"],
    ["-9007199254740993", "-9007199254740992"],
    ["9007199254740993.0", "9007199254740992.0"],
    ["900719925474.0993e4", "9007199254740992"],
    ["12345678901234567890123", "12345678901234567890124"],
    [`1${"0".repeat(200)}1`, `1${"0".repeat(200)}2`],
  ])("tells %s from %s, and the policy is asked about each", (left, right) => {
    const [one, other] = [asked(scale(left)), asked(scale(right))];
    expect(one.failure ?? other.failure).toBeUndefined();
    expect(one.request.digest).not.toBe(other.request.digest);
    expect(one.effect).toBe(other.effect);
  });

  it.each([
    ["9007199254740993", "9007199254740993.0"],
    ["9007199254740993", "9.007199254740993e15"],
    ["0.1000000000000000055511151231257827", "0.1"],
    ["1.0", "1"],
  ])("is the same for %s and %s, which are judged alike", (left, right) => {
    expect(asked(scale(left)).request.digest).toBe(asked(scale(right)).request.digest);
  });

  it("is that of the same request as data", () => {
    const replicas = 9007199254740992;
    const data = { verb: "scale", resource: "deployments", environment: "dev", arguments: { replicas } };
    expect(asked(JSON.stringify(data)).request.digest).toBe(guard.validate("action", data).request.digest);
  });

  it("is none where an integer has no double at all, or a text no whole characters", () => {
    const half = "with half a character (a lone surrogate) has no JSON form: cut texts between characters at";
    for (const [text, message] of [
      [scale("1e400"), "a number that is not finite has no JSON form at `/arguments/replicas`"],
      [scale('"\\ud800"'), `a text ${half} \`/arguments/replicas\``],
      [scale('{"\\udc00": 1}'), `a key ${half} \`/arguments/replicas\``],
    ] as const) {
      const { effect, request, failure } = asked(text);
      expect([effect, request.digest]).toEqual(["deny", undefined]);
      expect(failure).toEqual({ code: "invalid_request", message });
    }
    const text = "Why?\ud83d";
    expect(guard.validatePrompt({ text }).failure?.message).toBe(`a text ${half} \`/text\``);
    expect(guard.validatePrompt(text).failure?.code).toBe("invalid_request");
    expect(guard.validatePrompt("Why?😀").effect).toBe("allow");
  });
});

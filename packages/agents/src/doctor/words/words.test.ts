import { describe, expect, it } from "vitest";
import { isSaid, says } from "./concept.js";
import { wordsOf } from "./words-of.js";

describe("wordsOf", () => {
  it.each([
    ["CrashLoopBackOff", "crash loop back off"],
    ["OOMKilled: exit code 137", "oom killed exit code 137"],
    ["NETWORK_PLUGIN_NOT_READY", "network plugin not ready"],
    ["unbound PVCs, VcpuLimitExceeded", "unbound pvcs vcpu limit exceeded"],
    ["dial tcp 10.96.0.10:53: i/o timeout", "dial tcp 10 96 0 10 53 i o timeout"],
    ["AADSTS7000222", "aadsts7000222"],
    ["", ""],
    ["…—", ""],
  ])("%s", (text, words) => expect(wordsOf(text).join(" ")).toBe(words));

  it("reads no more of a long text than its beginning", () => {
    expect(wordsOf("a ".repeat(100_000)).length).toBe(1000);
  });
});

describe("isSaid", () => {
  it.each([
    ["no space left", "write x: No space left on device", true],
    ["no space left", "no spaces left", false],
    ["expir*", "certificate has expired", true],
    ["fail* … volume", "Failed to attach or mount the volume", true],
    ["fail* … volume", `failed ${"x ".repeat(9)} volume`, false],
    ["a | b c", "b c", true],
    ["a b", "b a", false],
    ["oom kill*", "OOMKilling", true],
  ])("%s in %s", (phrases, text, expected) => expect(isSaid(says(phrases), wordsOf(text))).toBe(expected));
});

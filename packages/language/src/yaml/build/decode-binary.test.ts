import { expect, test } from "vitest";
import { YamlError } from "../yaml-error.js";
import { decodeBinary } from "./decode-binary.js";

test("decodes base64 in one line and in many", () => {
  expect(decodeBinary("aGVsbG8=", 0)).toBe("hello");
  expect(decodeBinary("aGVs\nbG8=\n", 0)).toBe("hello");
  expect(decodeBinary("", 0)).toBe("");
});

test("replaces each byte that is no text", () => {
  expect(decodeBinary("/2H/", 0)).toBe("\ufffda\ufffd");
});

test.each(["aGVsbG8", "aGVsbG8==", "aGVs bG8=", "=aGVsbG8", "aGV=bG8=", "===="])("refuses %s", (text) => {
  expect(() => decodeBinary(text, 7)).toThrow(YamlError);
});

test("decodes many megabytes without deep recursion", () => {
  const groups = 2_500_000;
  expect(decodeBinary("QUFB".repeat(groups), 0)).toHaveLength(3 * groups);
});

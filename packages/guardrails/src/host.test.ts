import { expect, it } from "vitest";
import { systemHost } from "./host.js";

it("gives other bytes each time, sixteen of them", () => {
  const given = Array.from({ length: 1000 }, () => systemHost.randomBytes());
  expect(new Set(given.map(({ length }) => length))).toEqual(new Set([16]));
  expect(new Set(given.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(1000);
  expect(given.some((bytes) => bytes.every((byte) => byte === 0))).toBe(false);
});

import { expect, it } from "vitest";
import { GateFailure, within } from "./gate-failure.js";

it("is what a step of the gate throws, with what it was doing", async () => {
  const cause = new Error("disk full");
  await expect(within("audit_unavailable", "writing", () => Promise.reject(cause))).rejects.toEqual(
    new GateFailure("audit_unavailable", "writing failed", { cause }),
  );
  await expect(within("audit_unavailable", "writing", () => Promise.reject(cause))).rejects.toMatchObject({
    name: "GateFailure",
    code: "audit_unavailable",
    message: "writing failed",
    cause,
  });
});

it("keeps the code of a failure within", async () => {
  const failure = new GateFailure("clock_moved", "the clock gave no time");
  await expect(within("audit_unavailable", "writing", () => Promise.reject(failure))).rejects.toBe(failure);
});

it("gives what the step gives", async () => {
  expect(await within("audit_unavailable", "writing", async () => 5)).toBe(5);
});

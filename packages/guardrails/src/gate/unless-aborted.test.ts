// What is begun is waited for until somebody says not to, and nothing is left listening.
import { getEventListeners } from "node:events";
import { expect, it, vi } from "vitest";
import { unlessAborted } from "./unless-aborted.js";

const never = new Promise<never>(() => undefined);

it("is what was begun, if it ends first", async () => {
  const { signal } = new AbortController();
  const aborted = vi.fn();
  expect(await unlessAborted(Promise.resolve(1), signal, aborted)).toBe(1);
  await expect(unlessAborted(Promise.reject(new Error("no")), signal, aborted)).rejects.toThrow("no");
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(aborted).not.toHaveBeenCalled();
});

it("is what stands for it, if the signal comes first, or came before", async () => {
  const taken = new AbortController();
  const waited = unlessAborted(never, taken.signal, () => 2);
  taken.abort();
  expect(await waited).toBe(2);
  expect(await unlessAborted(never, taken.signal, () => 3)).toBe(3);
});

it("is what was begun, if that ends of itself once the signal has come", async () => {
  const ends = new Promise<number>((resolve) => setTimeout(resolve, 1, 4));
  expect(await unlessAborted(ends, AbortSignal.abort(), () => expect.unreachable())).toBe(4);
});

it.each([undefined, null, 5, {}, { aborted: true }])("waits where %o is no signal", async (signal) => {
  expect(await unlessAborted(Promise.resolve(1), signal, () => expect.unreachable())).toBe(1);
});

// Long work lets others have the thread when its turn was long enough, and not before.
import { afterEach, expect, it, vi } from "vitest";
import { Turns } from "./turns.js";

afterEach(() => void vi.restoreAllMocks());

it("rests after five milliseconds, and then begins another turn", async () => {
  let now = 1000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const others = vi.spyOn(globalThis, "setTimeout");
  const turns = new Turns();
  for (const [at, rests] of [
    [1000, 0],
    [1004.9, 0],
    [1005, 1],
    [1009.9, 1],
    [1010, 2],
  ] as const) {
    now = at;
    await turns.rest();
    expect(others).toHaveBeenCalledTimes(rests);
  }
});

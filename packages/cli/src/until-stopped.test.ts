// Durations that timers cannot wait for are waited for all the same.
import process from "node:process";
import { expect, it } from "vitest";
import { untilStopped } from "./until-stopped.js";

it("goes on for days, until somebody stops it", async () => {
  let rounds = 0;
  await untilStopped("30d", async () => {
    if (++rounds === 3) process.emit("SIGINT");
  });
  expect(rounds).toBe(3);
});

it("is done once, however short its time is", async () => {
  let rounds = 0;
  await untilStopped("1ms", async () => void rounds++);
  expect(rounds).toBeGreaterThan(0);
});

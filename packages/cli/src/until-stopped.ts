// Commands that go on until somebody stops them, or their time is over.
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { readDuration } from "./read-duration.js";

const pauseMilliseconds = 500;

export const forOption = {
  type: "string",
  placeholder: "duration",
  description: "end after this long: 30s, 5m",
} as const;

/**
 * Does it again and again: until Ctrl-C, until nobody is left to tell, or for so long. It is done once at least.
 * @throws {UsageError} for what is no duration, and whatever `act` throws
 */
export async function untilStopped(duration: string | undefined, act: () => Promise<void>): Promise<void> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const stop = (): void => stopped.abort();
  // Timers end long durations at once: what is left is looked at in each round.
  const end =
    duration === undefined
      ? Number.POSITIVE_INFINITY
      : performance.now() + readDuration(duration, "--for") / 1000;
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.stdout.once("error", stop);
  try {
    for (;;) {
      await act();
      const left = end - performance.now();
      if (signal.aborted || left <= 0) return;
      await wait(Math.min(pauseMilliseconds, left), undefined, { signal }).catch(() => undefined);
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    process.stdout.off("error", stop);
  }
}

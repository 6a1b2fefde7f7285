// Whoever takes something back waits for no port that does not answer.

/** What a port that answers needs to come to its own end. */
const graceMilliseconds = 1000;

/**
 * What was begun, or what stands for it once the signal says that nobody waits any more, and it does not end of itself soon:
 * what was begun comes to nothing then.
 * @param signal whatever a caller gave: what is no signal is never aborted
 * @param aborted called once, at most
 */
export async function unlessAborted<Result, Instead>(
  begun: Promise<Result>,
  signal: unknown,
  aborted: () => Instead,
): Promise<Result | Instead> {
  if (!(signal instanceof AbortSignal)) return begun;
  let stop: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const instead = new Promise<Instead>((resolve) => {
    stop = () => {
      timer = setTimeout(() => resolve(aborted()), graceMilliseconds);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([begun, instead]);
  } finally {
    signal.removeEventListener("abort", stop);
    clearTimeout(timer);
  }
}

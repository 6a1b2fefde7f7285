// Answers of a caller's own functions, which a guard needs at once: it does not wait for promises.

/**
 * What it gave, if it is no promise. A promise may still be refused once nobody looks, which would end the process: so
 * somebody looks.
 * @throws {TypeError} for a promise, and what looking at it throws
 * @example atOnce("onDecision", onDecision(decision))
 */
export function atOnce<Given>(name: string, given: Given): Given {
  if (!isPromise(given)) return given;
  void Promise.resolve(given).catch(() => undefined);
  throw new TypeError(`\`${name}\` gave a promise, and a decision waits for none`);
}

function isPromise(given: unknown): given is PromiseLike<unknown> {
  if (typeof given !== "object" || given === null) return false;
  return typeof (given as { readonly then?: unknown }).then === "function";
}

// Answers of a caller's own functions, which a guard needs at once: it does not wait for promises.

/**
 * What it gave, if it is no promise. A guard would not know whether what a promise stands for came about; and one that
 * is rejected, with nobody to look at it, ends the process.
 * @throws {TypeError} for a promise, and what looking at it throws
 * @example atOnce("now", host.now())
 */
export function atOnce<Given>(name: string, given: Given, help?: string): Given {
  if (typeof given !== "object" || given === null || !("then" in given)) return given;
  Promise.resolve(given).catch(() => undefined);
  const message = `\`${name}\` gives a promise, and a guard does not wait`;
  throw new TypeError(help === undefined ? message : `${message}: ${help}`);
}

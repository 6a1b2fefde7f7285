// Outputs that come in pieces have begun before they have ended: the gate puts on record what has ended.

/** @throws {TypeError} for an output that comes in pieces */
export function wholeOutput<Output>(tool: string, output: Output): Output {
  if (typeof Object(output)[Symbol.asyncIterator] !== "function") return output;
  throw new TypeError(`\`${tool}\` gives its output in pieces: the gate runs tools that give it at once`);
}

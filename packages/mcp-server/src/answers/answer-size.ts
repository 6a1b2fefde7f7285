// The size of an answer as the client gets it: the same JSON twice, as structure and as text.

/** Bytes of a tool's whole result: about eight thousand tokens. */
export const maximumAnswerBytes = 32 * 1024;

/** For what stands around the two: names, brackets, the cursor. */
export const spareBytes = 1024;

/** What a value adds to a result that has it in both; sums of parts are the size of the whole. */
export function answerBytes(value: unknown): number {
  const json = JSON.stringify(value);
  // Two commas, and no quotes of its own around the text.
  return Buffer.byteLength(json) + Buffer.byteLength(JSON.stringify(json));
}

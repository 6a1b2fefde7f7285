// Bytes of any realm: a worker's, a test's or a frame's `Uint8Array` is one, too.

/** What the getter of the engine itself says, which no object can pretend. */
const brandOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
)?.get as (this: unknown) => string | undefined;

/** Whether it is a `Uint8Array`, whatever realm made it. */
export function isBytes(data: unknown): data is Uint8Array {
  return brandOf.call(data) === "Uint8Array";
}

// What a tool does to the world: its annotations follow from this, and so does the way that a call of it goes.

/** Every effect with what clients are told of it. They are hints; what may be done is decided by the gate. */
export const effects = {
  /** Judges what it is given, or looks into records, on this machine. */
  judges: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  /** Reads from Palette. */
  reads: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: true },
  /** Changes something in Palette, and perhaps in what runs there. */
  changes: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
  /** Puts a credential into a file of this machine. */
  "hands-out": { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
} as const;

export type Effect = keyof typeof effects;

// How much an evaluation may take if its caller does not say.

/** Statements and iterations. */
export const defaultSteps = 50_000_000;
/** Bytes of the module's heap, above its own data. */
export const defaultMemory = 512 * 1024 * 1024;

// How much an evaluation may take if its caller does not say.

export const defaultSteps = 50_000_000;
export const defaultMemory = 512 * 1024 * 1024;

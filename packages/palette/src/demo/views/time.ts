// Times as Palette writes them.

/** @example timestamp(0) // "1970-01-01T00:00:00.000Z" */
export const timestamp = (at: number): string => new Date(at).toISOString();

/** What Palette writes where there is no time. */
export const unset = "0001-01-01T00:00:00.000Z";

// How a statement ended: on to the next one, or out of blocks.

/**
 * `next`, or how many blocks further out than the innermost to leave: 0 ends the innermost block,
 * which is what an undefined statement does. `returned` leaves them all.
 */
export type Outcome = number;

export const next: Outcome = -1;
export const undefinedStatement: Outcome = 0;
export const returned: Outcome = Number.POSITIVE_INFINITY;

// A number that others count with.
export const one = 1;

// Code whose mutants the test of the mutation tool judges.
import { one } from "./one.js";

/** Adds one; what nobody asks for is more than ten. */
export const next = (value: number): number => (value > 10 ? value : value + one);

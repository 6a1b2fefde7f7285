// Turns what arithmetic refuses into what a built-in reports.
import { ArithmeticError } from "../../values/arithmetic.js";
import { BuiltinError } from "../builtin-error.js";

/** @throws {BuiltinError} with the message of the `ArithmeticError`. */
export function guardArithmetic<Result>(operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    if (error instanceof ArithmeticError) throw new BuiltinError(error.message, undefined, { cause: error });
    throw error;
  }
}

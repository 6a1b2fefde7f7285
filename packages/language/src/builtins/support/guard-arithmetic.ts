// Turns what arithmetic refuses into what a built-in reports.
import { ArithmeticError } from "../../values/arithmetic.js";
import { NumberRangeError } from "../../values/binary-float.js";
import { BuiltinError } from "../builtin-error.js";

/** @throws {BuiltinError} with the message of the `ArithmeticError`. */
export function guardArithmetic<Result>(operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof ArithmeticError || error instanceof NumberRangeError)) throw error;
    throw new BuiltinError(error.message, undefined, { cause: error });
  }
}

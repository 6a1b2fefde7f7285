// A step of the gate that failed, and so denies.
import type { GateFailureCode } from "../contract/gate-failure-codes.js";

/** Ends in a denial: thrown and caught within the gate. */
export class GateFailure extends Error {
  override readonly name = "GateFailure";
  readonly code: GateFailureCode;

  constructor(code: GateFailureCode, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
  }
}

/** Runs a step of the gate; whatever it throws is a failure of this code. */
export async function within<Result>(
  code: GateFailureCode,
  doing: string,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof GateFailure) throw error;
    throw new GateFailure(code, `${doing} failed`, { cause: error });
  }
}

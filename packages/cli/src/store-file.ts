// What a store says of a file is a problem of that file.
import { StoreError } from "@palisade/guardrails/gate";
import { FileError } from "./file-error.js";

/** @throws {FileError} for what the step throws as a StoreError */
export async function ofFile<Result>(path: string, step: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreError) throw new FileError(path, error.message);
    throw error;
  }
}

// What is wrong with a schema, in the words of the library that OPA uses.
import { BuiltinError } from "../../builtin-error.js";

export const wrong = (message: string) => new BuiltinError(message);
export const invalidType = (expected: string, given: string) =>
  wrong(`Invalid type. Expected: ${expected}, given: ${given}`);
export const mustBeOfA = (name: string, kind: string) => wrong(`${name} must be of a ${kind}`);
export const mustBeOfAn = (name: string, kind: string) => wrong(`${name} must be of an ${kind}`);
export const mustBeOfType = (name: string, type: string) => wrong(`${name} must be of type ${type}`);

// `--functions`: a JavaScript file that lends functions to the policies that a command evaluates.
import type { LentFunctions } from "@palisade/runtime/node";
import type { AllowedFunctions } from "./capabilities-file.js";
import { FileError } from "./file-error.js";

export const functionsOption = {
  type: "string",
  placeholder: "file",
  description:
    'JavaScript module that lends functions to policies: export default { "acme.lookup": (id) => … }',
} as const;

/** Nothing for no file. @throws {UsageError} naming the file that lends none. */
export async function readFunctions(path: string | undefined): Promise<LentFunctions | undefined> {
  if (path === undefined) return undefined;
  const { FunctionsError, loadFunctions } = await import("@palisade/runtime/node");
  try {
    return await loadFunctions(path);
  } catch (error) {
    if (!(error instanceof FunctionsError)) throw error;
    throw new FileError(path, error.message);
  }
}

/** What policies may call; of a function that capabilities declare, their types hold. */
export function withFunctions(allowed: AllowedFunctions, lent: LentFunctions | undefined): AllowedFunctions {
  if (lent === undefined) return allowed;
  const { functions: declared = [] } = allowed;
  const names = new Set(declared.map(({ name }) => name));
  return {
    ...allowed,
    functions: [...declared, ...lent.declarations.filter(({ name }) => !names.has(name))],
  };
}

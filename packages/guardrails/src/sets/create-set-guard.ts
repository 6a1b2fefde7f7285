// A guard for sets of any size, on the caller's thread: it judges in slices, and lets others have the thread between them.
import { type CreateGuardOptions, loadGuardOptions } from "../create-guard.js";
import { type Guard, guardWith } from "../guard.js";
import { GuardError } from "../guard-error.js";
import { type GuardOptions, readJudging } from "../judging.js";
import { judgeSet } from "./judge-set.js";
import type { SetAnswer, SetOptions, SetSources } from "./large-set.js";
import { ownThread } from "./set-executor.js";

/** Kinds of documents of one's own are for small sets: their readers know nothing of slices. */
export type SetGuardOptions = Omit<CreateGuardOptions, "inputKinds" | "subjects">;

export type SetGuard = {
  /** The guard for everything else, over the same policies. */
  readonly guard: Guard;
  /**
   * The decision that `guard.validateConfiguration` gives on the same resources, made in parts. What its sources
   * and `onProgress` throw, and the reason of an aborted signal, it rejects with; whatever else goes wrong is a typed `deny`.
   * @example
   * const { decision, places } = await sets.validateConfiguration(files.map((text) => ({ text })));
   */
  validateConfiguration(sources: SetSources, options?: SetOptions): Promise<SetAnswer>;
  /** Ends what it keeps running; it can be asked no more. */
  close(): Promise<void>;
};

/**
 * @throws as `createGuard`
 * @example
 * const sets = await createSetGuard({ bundle });
 * const { decision } = await sets.validateConfiguration([{ text: manifests }, { document: pod }]);
 */
export async function createSetGuard(options: SetGuardOptions): Promise<SetGuard> {
  const loaded = await loadSetOptions(options);
  const judging = readJudging(loaded);
  return {
    guard: guardWith(loaded),
    validateConfiguration: (sources, asked) => judgeSet(judging, ownThread(judging), sources, asked),
    close: async () => {},
  };
}

/** @throws {GuardError} for options that a guard of sets cannot have, and as `createGuard` */
export async function loadSetOptions(options: SetGuardOptions): Promise<GuardOptions> {
  const loaded = await loadGuardOptions(options);
  for (const name of ["inputKinds", "subjects"] as const)
    if (loaded[name] !== undefined)
      throw new GuardError("invalid_options", `a guard of sets has no option \`${name}\``);
  return loaded;
}

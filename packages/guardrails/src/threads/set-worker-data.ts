// What each thread makes its guard of: plain data, which go to any thread.
import type { CreateGuardOptions } from "../create-guard.js";

/** The bundles were verified before they are handed on. */
export type SetWorkerData = Pick<CreateGuardOptions, "data" | "parameters" | "limits"> & {
  readonly bundles: readonly Uint8Array[];
};

import type { PackDescription, PackVersionDescription } from "../description/pack-description.js";

/** One version of a pack in a registry. */
export type Pack = Omit<PackDescription, "registry" | "versions" | "values"> &
  Omit<PackVersionDescription, "age" | "tag" | "values"> & {
    readonly uid: string;
    readonly registryUid: string;
    readonly tag: string;
    readonly values: string;
    readonly digest: string;
    readonly publishedAt: number;
  };

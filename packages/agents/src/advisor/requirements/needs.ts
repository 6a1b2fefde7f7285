// What the advisor looks for: requirements brought to one shape, whoever said them and however.
import type { Compliance, Storage } from "./requirements-schema.js";

export type GpuNeed = {
  readonly wanted: boolean;
  readonly count?: number;
  readonly memoryGiB?: number;
  readonly vendor?: "nvidia" | "amd" | "other";
};

/** A part that is wanted, or is not: any pack with one of the traits is it. */
export type PartNeed = {
  /** As it was said, or as it is called. */
  readonly called: string;
  readonly anyOf: readonly string[];
};

export type Needs = {
  /** Any of them; anywhere if absent. */
  readonly clouds?: readonly string[];
  readonly notClouds: readonly string[];
  readonly region?: string;
  readonly gpu?: GpuNeed;
  readonly architecture?: "amd64" | "arm64";
  readonly airGapped?: boolean;
  readonly highAvailability?: boolean;
  readonly compliance: readonly Compliance[];
  readonly storage: readonly Storage[];
  readonly networkPolicies?: boolean;
  readonly encryptedNetwork?: boolean;
  readonly encryptedVolumes?: boolean;
  /** US dollars a month. */
  readonly budget?: number;
  readonly nodes?: number;
  readonly kubernetes: { readonly atLeast?: string; readonly atMost?: string };
  readonly parts: readonly PartNeed[];
  readonly without: readonly PartNeed[];
};

export const noNeeds: Needs = {
  notClouds: [],
  compliance: [],
  storage: [],
  kubernetes: {},
  parts: [],
  without: [],
};

/** What a text came to. */
export type Reading = {
  readonly needs: Needs;
  /** Which words were taken for what. */
  readonly understood: readonly { readonly text: string; readonly means: string }[];
  /** Parts of the text that nothing was taken from. */
  readonly notUnderstood: readonly string[];
};

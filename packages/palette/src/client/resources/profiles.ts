// Cluster profiles, read.
import type { ProfileValidation, ProfileVariable } from "../bodies/cluster-details.js";
import type { ProfileDraft } from "../bodies/profile-changes.js";
import type { ProfileSearch } from "../bodies/profile-search.js";
import type { Profile, ProfilePack, ProfileSummary } from "../bodies/profiles.js";
import * as endpoints from "../endpoints/profiles.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";

export type Profiles = {
  search(search?: ProfileSearch, options?: CallOptions): Listing<ProfileSummary>;
  /** With its packs and their values. */
  get(uid: string, options?: CallOptions): Promise<Profile>;
  packs(uid: string, options?: CallOptions): Promise<readonly ProfilePack[]>;
  /** What clusters may set; default values of sensitive ones are not kept. */
  variables(uid: string, options?: CallOptions): Promise<readonly ProfileVariable[]>;
  /** Whether Palette would take this profile; nothing is saved. */
  validate(draft: ProfileDraft, options?: CallOptions): Promise<ProfileValidation>;
};

export const createProfiles = (call: Call): Profiles => ({
  search: (search = {}, options) =>
    createListing((page) => call(endpoints.searchProfiles, { query: page, body: search }, options)),
  get: (uid, options) => call(endpoints.getProfile, { path: { uid } }, options),
  packs: async (uid, options) => (await call(endpoints.getProfilePacks, { path: { uid } }, options)).items,
  variables: async (uid, options) =>
    (await call(endpoints.getProfileVariables, { path: { uid } }, options)).variables,
  validate: (draft, options) => call(endpoints.validateProfileDraft, { body: draft }, options),
});

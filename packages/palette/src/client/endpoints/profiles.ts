// Cluster profiles.
import { z } from "zod";
import { profileValidationSchema, profileVariablesSchema } from "../bodies/cluster-details.js";
import { profileDraftSchema } from "../bodies/profile-changes.js";
import { profileSearchSchema } from "../bodies/profile-search.js";
import { profilePacksSchema, profileSchema, profileSummariesSchema } from "../bodies/profiles.js";
import { defineEndpoint, paging } from "./endpoint.js";

export const searchProfiles = defineEndpoint({
  method: "POST",
  path: "/v1/dashboard/clusterprofiles",
  scope: "project",
  effect: "reads",
  query: z.strictObject(paging),
  body: profileSearchSchema,
  answer: profileSummariesSchema,
});

export const getProfile = defineEndpoint({
  method: "GET",
  path: "/v1/clusterprofiles/{uid}",
  scope: "project",
  effect: "reads",
  answer: profileSchema,
});

export const getProfilePacks = defineEndpoint({
  method: "GET",
  path: "/v1/clusterprofiles/{uid}/packs",
  scope: "project",
  effect: "reads",
  query: z.strictObject({ includePackMeta: z.string().optional() }),
  answer: profilePacksSchema,
});

export const getProfileVariables = defineEndpoint({
  method: "GET",
  path: "/v1/clusterprofiles/{uid}/variables",
  scope: "project",
  effect: "reads",
  answer: profileVariablesSchema,
});

export const validateProfileDraft = defineEndpoint({
  method: "POST",
  path: "/v1/clusterprofiles/validate/packs",
  scope: "project",
  effect: "reads",
  body: profileDraftSchema,
  answer: profileValidationSchema,
});

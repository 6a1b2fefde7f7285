// Packs and where they come from: of the whole tenant, whatever the project.
import { z } from "zod";
import { packSearchSchema } from "../bodies/pack-search.js";
import {
  packMetadataListSchema,
  packSummariesSchema,
  packVersionsSchema,
  registriesSchema,
} from "../bodies/packs.js";
import { defineEndpoint, paging } from "./endpoint.js";

export const listPacks = defineEndpoint({
  method: "GET",
  path: "/v1/packs",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject({
    ...paging,
    fields: z.string().optional(),
    filters: z.string().optional(),
    orderBy: z.string().optional(),
  }),
  answer: packSummariesSchema,
});

export const searchPacks = defineEndpoint({
  method: "POST",
  path: "/v1/packs/search",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject(paging),
  body: packSearchSchema,
  answer: packMetadataListSchema,
});

export const getPack = defineEndpoint({
  method: "GET",
  path: "/v1/packs/{uid}",
  scope: "tenant",
  effect: "reads",
  answer: packVersionsSchema,
});

export const getPackVersions = defineEndpoint({
  method: "GET",
  path: "/v1/packs/{packName}/registries/{registryUid}",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject({
    cloudType: z.string().optional(),
    layer: z.string().optional(),
    states: z.string().optional(),
  }),
  answer: packVersionsSchema,
});

export const listRegistries = defineEndpoint({
  method: "GET",
  path: "/v1/registries/metadata",
  scope: "tenant",
  effect: "reads",
  answer: registriesSchema,
});

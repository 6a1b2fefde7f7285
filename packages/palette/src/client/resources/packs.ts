// Packs and registries, read; they are of the whole tenant, and no project is named.
import type { PackSearch } from "../bodies/pack-search.js";
import type { PackMetadata, PackSummary, PackVersions, Registry } from "../bodies/packs.js";
import * as endpoints from "../endpoints/packs.js";
import { createListing, type Listing } from "../listing.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";

export type PackQuery = {
  /** As Palette takes it: `spec.layer=k8sANDspec.cloudTypes=aws`. */
  readonly filters?: string;
  readonly orderBy?: string;
};

export type PackVersionsQuery = {
  readonly cloudType?: string;
  readonly layer?: string;
  readonly states?: string;
};

export type Packs = {
  /** Every version of every pack. */
  list(query?: PackQuery, options?: CallOptions): Listing<PackSummary>;
  /** Each pack once, with the registries that have it. */
  search(search?: PackSearch, options?: CallOptions): Listing<PackMetadata>;
  /** By its id, with all versions. */
  get(uid: string, options?: CallOptions): Promise<PackVersions>;
  /** All versions of a pack in one registry, with their values. */
  versions(
    name: string,
    registryUid: string,
    query?: PackVersionsQuery,
    options?: CallOptions,
  ): Promise<PackVersions>;
  registries(options?: CallOptions): Promise<readonly Registry[]>;
};

export const createPacks = (call: Call): Packs => ({
  list: (query = {}, options) =>
    createListing((page) => call(endpoints.listPacks, { query: { ...query, ...page } }, options)),
  search: (search = {}, options) =>
    createListing((page) => call(endpoints.searchPacks, { query: page, body: search }, options)),
  get: (uid, options) => call(endpoints.getPack, { path: { uid } }, options),
  versions: (packName, registryUid, query = {}, options) =>
    call(endpoints.getPackVersions, { path: { packName, registryUid }, query }, options),
  registries: async (options) => (await call(endpoints.listRegistries, {}, options)).items,
});

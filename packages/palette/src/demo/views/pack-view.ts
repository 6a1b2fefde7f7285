// Packs of registries.
import type { Json } from "../server/reply.js";
import type { Pack } from "../state/pack.js";
import type { Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";

/** A version of a pack, in the list of all. Palette says `null` where its status would be. */
export function packSummaryView(pack: Pack) {
  const { uid, name, publishedAt } = pack;
  return {
    apiVersion: "v1",
    kind: "Pack",
    metadata: metadataView({ name, uid, createdAt: publishedAt }),
    spec: {
      name,
      displayName: pack.displayName,
      version: pack.version,
      layer: pack.layer,
      type: pack.type,
      addonType: pack.addonType ?? "",
      addonSubType: pack.addonSubType ?? "",
      cloudTypes: pack.cloudTypes,
      group: pack.layer,
      registryUid: pack.registryUid,
      digest: pack.digest,
      eol: pack.endOfLife ?? "",
      logoUrl: "",
      annotations: annotationsOf(pack),
      manifests: [],
      presets: [],
      schema: [],
      values: pack.values,
    },
    status: null,
  } satisfies Json;
}

const annotationsOf = ({ state }: Pack) => ({
  source: "demo",
  ...(state !== undefined && { "pack.state": state }),
});

/** A pack in the search: once, with the registries that have it. */
export function packMetadataView(versions: readonly Pack[], { registries }: Tenant) {
  const [newest] = versions;
  if (newest === undefined) return {};
  const {
    name,
    displayName,
    layer,
    type,
    cloudTypes,
    addonType = "",
    addonSubType = "",
    publishedAt,
  } = newest;
  const holders = [...new Set(versions.map(({ registryUid }) => registryUid))];
  return {
    apiVersion: "v1",
    kind: "Pack",
    metadata: metadataView({ name, uid: "", createdAt: publishedAt }),
    spec: {
      name,
      displayName,
      layer,
      type,
      addonType,
      addonSubType,
      cloudTypes,
      group: "",
      registries: holders.map((uid) => {
        const latest = versions.find(({ registryUid }) => registryUid === uid);
        const registry = registries.get(uid);
        return {
          uid,
          name: registry?.name ?? "",
          scope: registry?.scope ?? "",
          latestPackUid: latest?.uid ?? "",
          latestVersion: latest?.version ?? "",
          logoUrl: "",
          annotations: latest === undefined ? {} : annotationsOf(latest),
        };
      }),
    },
  } satisfies Json;
}

/** A pack with all its versions, and the values of those that are asked for. */
export function packTagView(versions: readonly Pack[], shown: readonly Pack[]) {
  const [newest] = versions;
  if (newest === undefined) return {};
  const { name, displayName, layer, cloudTypes, addonType = "", addonSubType = "", registryUid } = newest;
  return {
    name,
    displayName,
    layer,
    addonType,
    addonSubType,
    cloudTypes,
    logoUrl: "",
    registryUid,
    tags: versions.map(({ tag, version, uid }) => ({
      tag,
      version,
      packUid: uid,
      group: "",
      parentTags: [tag],
    })),
    packValues: shown.map((pack) => ({
      packUid: pack.uid,
      values: pack.values,
      readme: pack.readme ?? `# ${pack.displayName}\n`,
      schema: [],
      presets: [],
      annotations: annotationsOf(pack),
      dependencies: [],
    })),
  } satisfies Json;
}

// Packs inside profiles and clusters.
import type { Json } from "../server/reply.js";
import type { AttachedProfile } from "../state/cluster.js";
import type { ProfilePack } from "../state/profile.js";

/** With the values, which can be long. */
export function packRefView(pack: ProfilePack) {
  return {
    ...packMetaView(pack),
    values: pack.values,
    server: "",
    logo: "",
    digest: "",
    isInvalid: false,
    inValidReason: "",
    manifests: pack.manifests.map(({ name, uid }) => ({ kind: "manifest", name, uid })),
    presets: [],
    schema: [],
    annotations: {},
    params: {},
  } satisfies Json;
}

/** Without them. */
export function packMetaView({ name, layer, type, tag, version, packUid, registryUid }: ProfilePack) {
  return { name, layer, type, tag, version, packUid, registryUid } satisfies Json;
}

/** As lists of clusters name their profiles. */
export function profileMetaView({ uid, name, type, cloud, scope, packs }: AttachedProfile) {
  return {
    uid,
    name,
    type,
    cloudType: cloud,
    scope,
    version: 1,
    packs: packs.map(packMetaView),
  } satisfies Json;
}

/** Packs with what the registry says of them, as `includePackMeta` asks for it. */
export function packEntityView(pack: ProfilePack, createdAt: string, resolve: (values: string) => string) {
  return {
    metadata: {
      name: pack.name,
      uid: pack.packUid,
      creationTimestamp: createdAt,
      lastModifiedTimestamp: createdAt,
    },
    spec: {
      name: pack.name,
      displayName: pack.displayName,
      layer: pack.layer,
      type: pack.type,
      addonType: pack.addonType,
      addonSubType: "",
      version: pack.version,
      registryUid: pack.registryUid,
      values: resolve(pack.values),
      manifests: pack.manifests.map(({ name, uid }) => ({ kind: "manifest", name, uid })),
      presets: [],
      schema: [],
      annotations: {},
      cloudTypes: [],
      digest: "",
      eol: "",
      group: "",
      logoUrl: "",
    },
    status: {},
  } satisfies Json;
}

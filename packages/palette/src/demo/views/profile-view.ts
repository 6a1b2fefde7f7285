// Cluster profiles, in lists and whole.
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import type { Profile, ProfilePack } from "../state/profile.js";
import type { Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";
import { packRefView } from "./pack-ref-view.js";

/** Versions of the same profile, newest first. */
export function versionsOf(profile: Profile, tenant: Tenant): Profile[] {
  return [...tenant.profiles.values()].filter(
    ({ name, scope, projectUid }) =>
      name === profile.name && scope === profile.scope && projectUid === profile.projectUid,
  );
}

/** Clusters that have the profile, in this version. */
export function clustersWith({ uid }: Profile, { clusters }: Tenant): Cluster[] {
  return [...clusters.values()].filter(({ profiles }) => profiles.some((each) => each.uid === uid));
}

function metadata(profile: Profile) {
  const { scope, projectUid = "", description } = profile;
  return metadataView({ ...profile, annotations: { scope, projectUid, description } });
}

const versionViews = (profile: Profile, tenant: Tenant) =>
  versionsOf(profile, tenant).map(({ uid, version }) => ({ uid, version }));

/** A whole profile. */
export function profileView(profile: Profile, tenant: Tenant) {
  const { uid, name, type, cloud, version, packs, isPublished, draft } = profile;
  const template = (layers: readonly ProfilePack[]) => ({
    uid,
    name,
    type,
    cloudType: cloud,
    profileVersion: version,
    version: 1,
    packs: layers.map(packRefView),
  });
  const drafted = draft ?? (isPublished ? undefined : packs);
  const empty = { uid: "", name: "", type, cloudType: cloud, packs: [] };
  const users = clustersWith(profile, tenant);
  return {
    metadata: metadata(profile),
    spec: {
      version,
      versions: versionViews(profile, tenant),
      published: isPublished ? template(packs) : empty,
      draft: drafted === undefined ? empty : template(drafted),
    },
    status: {
      isPublished,
      hasUserMacros: packs.some(({ values }) => values.includes("{{.spectro.macro.")),
      inUseClusterUids: users.map((each) => each.uid),
      inUseClusters: users.map((each) => ({
        kind: "spectrocluster",
        name: each.name,
        uid: each.uid,
        projectUid: each.projectUid,
        tenantUid: tenant.uid,
      })),
      inUseClusterTemplates: [],
    },
  } satisfies Json;
}

/** An item of the dashboard's list. */
export function profileSummaryView(profile: Profile, tenant: Tenant) {
  const { type, cloud, version, packs, isPublished } = profile;
  const shown = packs.map(
    ({ name, displayName, layer, type: kind, addonType, tag, version: packVersion, packUid }) => ({
      name,
      displayName,
      layer,
      type: kind,
      addonType,
      tag,
      version: packVersion,
      packUid,
      logoUrl: "",
      annotations: {},
    }),
  );
  const users = clustersWith(profile, tenant);
  const states = packs.map(({ packUid }) => tenant.packs.get(packUid)?.state);
  const count = (state: string) => states.filter((each) => each === state).length;
  return {
    metadata: metadata(profile),
    specSummary: {
      version,
      versions: versionViews(profile, tenant),
      published: { type, cloudType: cloud, packs: isPublished ? shown : [] },
      draft: { type, cloudType: cloud, packs: isPublished ? [] : shown },
    },
    status: {
      isPublished,
      fips: { mode: "none" },
      inUseClusters: users.map(({ name, uid }) => ({ name, uid })),
      inUseClusterUids: users.map(({ uid }) => uid),
      pack: { deleted: count("deleted"), deprecated: count("deprecated"), disabled: count("disabled") },
    },
  } satisfies Json;
}

export function profileMetadataView({ name, uid, cloud, version }: Profile) {
  return { metadata: { name, uid }, spec: { cloudType: cloud, version } } satisfies Json;
}

// Tools that read cluster profiles and packs.
import type { PackMetadata, ProfileSummary } from "@palisade/palette";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";
import { present, unlessEmpty } from "../present.js";
import { defineRead } from "../read/define-read.js";

export const profileField = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/, "is no uid")
  .describe("Uid of the cluster profile, as `list_profiles` tells it");

const layers = ["kernel", "os", "k8s", "cni", "csi", "addon"] as const;

const profileRowSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  version: z.string().exactOptional(),
  type: z.string().exactOptional().describe("cluster, infra, add-on or system"),
  cloud: z.string().exactOptional(),
  packs: z.array(z.string()).exactOptional(),
  clusters: z.int().exactOptional().describe("How many use it"),
  published: z.boolean().exactOptional(),
});

export const listProfiles = defineRead({
  name: "list_profiles",
  title: "List cluster profiles",
  description: "Cluster profiles: version, cloud, packs, and how many clusters use them.",
  scope: "projects",
  input: {
    name: z.string().min(1).max(200).exactOptional().describe("Part of the name"),
    types: z.array(z.enum(["infra", "cluster", "add-on", "system"])).exactOptional(),
  },
  rows: { name: "profiles", schema: profileRowSchema },
  names: ({ rows = [] }) =>
    rows.flatMap((row) => {
      const { uid, name } = row as { readonly uid: string; readonly name: string };
      return [uid, name];
    }),
  fetch: async ({ name, types }, { palette, from }) => {
    const filter = present({
      profileName: name === undefined ? undefined : { contains: name, ignoreCase: true },
      profileType: types,
    });
    const { items, next, total } = await palette.profiles.search({ filter }).page(from);
    return { rows: items.map(profileRow), next, total };
  },
});

function profileRow({ metadata: { uid, name }, specSummary, status }: ProfileSummary) {
  const { published, draft, version } = specSummary ?? {};
  const template = published ?? draft;
  return present({
    uid,
    name,
    version,
    type: template?.type,
    cloud: template?.cloudType,
    packs: unlessEmpty(
      (template?.packs ?? []).map(({ name: pack, version: of }) => `${pack} ${of ?? ""}`.trim()),
    ),
    clusters: status?.inUseClusterUids.length,
    published: status?.isPublished,
  });
}

const valuesRowSchema = z.strictObject({
  pack: z.string(),
  layer: z.string().exactOptional(),
  type: z.string().exactOptional(),
  version: z.string().exactOptional(),
  valuesCharacters: z.int().exactOptional().describe("How long its values are"),
  values: z.string().exactOptional().describe("A part of its values, as YAML"),
});

/** Characters of a part of a pack's values. */
const partCharacters = 3000;

export const getProfile = defineRead({
  name: "get_profile",
  title: "Look at a cluster profile",
  description:
    "One cluster profile with its packs. With `pack`, the values of that pack as YAML, in parts that belong together in their order.",
  scope: "project",
  input: {
    profile: profileField,
    pack: z.string().min(1).max(200).exactOptional().describe("The name of a pack whose values are wanted"),
  },
  head: {
    uid: z.string(),
    name: z.string(),
    version: z.string().exactOptional(),
    versions: z.array(z.string()).exactOptional(),
    type: z.string().exactOptional(),
    cloud: z.string().exactOptional(),
    published: z.boolean().exactOptional(),
    clusters: z.array(z.string()).exactOptional().describe("Those that use it, as far as they are told"),
  },
  rows: { name: "packs", schema: valuesRowSchema },
  fetch: async ({ profile: uid, pack }, { palette, project }) => {
    const { metadata, spec, status } = await palette.profiles.get(uid);
    const template = spec?.published ?? spec?.draft;
    const packs = template?.packs ?? [];
    const used = (status?.inUseClusters ?? []).filter(({ projectUid }) => projectUid === project);
    const head = present({
      uid: metadata.uid,
      name: metadata.name,
      version: spec?.version,
      versions: unlessEmpty((spec?.versions ?? []).flatMap(({ version }) => version ?? [])),
      type: template?.type,
      cloud: template?.cloudType,
      published: status?.isPublished,
      clusters: unlessEmpty(used.flatMap(({ name, uid: cluster }) => name ?? cluster ?? [])),
    });
    const rows = packs.map(({ name, layer, type, version, tag, values }) =>
      present({ pack: name, layer, type, version: version ?? tag, valuesCharacters: values?.length }),
    );
    if (pack === undefined) return { head, rows };
    const found = packs.find(({ name }) => name === pack);
    if (found === undefined)
      throw new ToolError("not_found", "the profile has no pack of this name", {
        hint: `its packs are ${packs.map(({ name }) => name).join(", ")}`,
      });
    return { head, rows: partsOf(found.values ?? "").map((values) => ({ pack, values })) };
  },
});

/** Whole lines, as far as lines are not too long themselves. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const line = rest.length <= partCharacters ? rest.length : rest.lastIndexOf("\n", partCharacters) + 1;
    const end = line === 0 ? partCharacters : line;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts;
}

const packRowSchema = z.strictObject({
  name: z.string().exactOptional(),
  title: z.string().exactOptional(),
  layer: z.string().exactOptional(),
  type: z.string().exactOptional(),
  kind: z.string().exactOptional().describe("What an add-on is for"),
  clouds: z.array(z.string()).exactOptional(),
  registries: z
    .array(
      z.strictObject({
        uid: z.string().exactOptional(),
        name: z.string().exactOptional(),
        version: z.string().exactOptional().describe("The latest there"),
      }),
    )
    .exactOptional(),
});

export const searchPacks = defineRead({
  name: "search_packs",
  title: "Search packs",
  description:
    "Packs that profiles can be made of, with the registries that have them and their latest versions.",
  scope: "tenant",
  input: {
    name: z.string().min(1).max(200).exactOptional().describe("Part of the name"),
    layers: z.array(z.enum(layers)).exactOptional(),
    clouds: z.array(z.string().min(1)).max(20).exactOptional(),
  },
  rows: { name: "packs", schema: packRowSchema },
  fetch: async ({ name, layers: wanted, clouds }, { palette, from }) => {
    const filter = present({
      name: name === undefined ? undefined : { contains: name, ignoreCase: true },
      layer: wanted,
      environment: clouds,
    });
    const { items, next, total } = await palette.packs.search({ filter }).page(from);
    return { rows: items.map(packRow), next, total };
  },
});

function packRow({ spec }: PackMetadata) {
  const { name, displayName, layer, type, addonType, cloudTypes = [], registries = [] } = spec ?? {};
  const rows = registries.map(({ uid, name: registry, latestVersion }) =>
    present({ uid, name: registry, version: latestVersion }),
  );
  return present({
    name,
    title: displayName,
    layer,
    type,
    kind: addonType || undefined,
    clouds: unlessEmpty(cloudTypes),
    registries: unlessEmpty(rows),
  });
}

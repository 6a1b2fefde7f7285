// Reads packs and profiles with clients that only read. A part that fails is a note, and never the end.
import { type PackSummary, type PaletteClient, PaletteError, type Profile } from "@palisade/palette";
import { plainText } from "../../reading/plain-texts.js";
import type {
  Catalogue,
  CataloguePack,
  Layer,
  Note,
  PackVersion,
  ProfilePack,
  ProfileVersion,
  Registry,
} from "./catalogue.js";
import { layers } from "./catalogue.js";
import { traitsOf } from "./traits.js";

export type CatalogueOptions = {
  /** Uids of projects whose profiles count beside those of the tenant; those of the client if not given. */
  readonly projects?: readonly string[];
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
};

const most = { packs: 3000, profiles: 300, versions: 12 } as const;

/**
 * Reads what there is to choose from.
 * @throws {PaletteError} if packs cannot be listed at all: there is nothing to compose of
 * @example const catalogue = await gatherCatalogue(palette, { projects });
 */
export async function gatherCatalogue(
  client: PaletteClient,
  { projects, now = Date.now, signal }: CatalogueOptions = {},
): Promise<Catalogue> {
  const palette = signal === undefined ? client : client.with({ signal });
  const notes: Note[] = [];
  const [packs, profiles] = await Promise.all([
    readPacks(palette, notes),
    readProfiles(projects === undefined ? [palette] : projects.map((uid) => palette.inProject(uid)), notes),
  ]);
  return { packs, profiles, notes, now: now() };
}

async function attempt<T>(notes: Note[], part: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    notes.push({ part, code: error.code, message: plainText(error.message, 300) });
    return undefined;
  }
}

async function readPacks(palette: PaletteClient, notes: Note[]): Promise<readonly CataloguePack[]> {
  const [registries = [], listed] = await Promise.all([
    attempt(notes, "registries", () => palette.packs.registries()),
    palette.packs.list().collect({ most: most.packs }),
  ]);
  if (listed.incomplete !== undefined) notes.push(incomplete("packs", listed.incomplete));
  const byUid = new Map(
    registries.map(({ uid = "", name = uid, isPrivate = false }) => [uid, { uid, name, isPrivate }]),
  );
  const groups = new Map<string, PackSummary[]>();
  for (const item of listed.items) {
    const key = JSON.stringify([item.spec?.name, item.spec?.registryUid]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return (
    await Promise.all([...groups.values()].map((versions) => readPack(palette, versions, byUid, notes)))
  ).filter((pack) => pack !== undefined);
}

async function readPack(
  palette: PaletteClient,
  summaries: readonly PackSummary[],
  registries: ReadonlyMap<string, Registry>,
  notes: Note[],
): Promise<CataloguePack | undefined> {
  const { name, layer, displayName = name, registryUid = "", cloudTypes = [] } = summaries[0]?.spec ?? {};
  if (name === undefined || !isLayer(layer)) return undefined;
  // What layers below say of themselves decides: whether a system is validated, whether volumes are shared.
  const details =
    layer === "addon" || registryUid === ""
      ? undefined
      : await attempt(notes, `pack ${name}`, () => palette.packs.versions(name, registryUid));
  const about = (details?.packValues ?? []).map(({ readme = "" }) => readme).join("\n");
  const versions = summaries.map(versionOf);
  const values = versions[0]?.values ?? "";
  return {
    name,
    displayName: displayName ?? name,
    layer,
    clouds: cloudTypes,
    registry: registries.get(registryUid) ?? { uid: registryUid, name: registryUid, isPrivate: false },
    about,
    versions,
    traits: traitsOf({ name, displayName: displayName ?? name, layer, about, values }),
  };
}

function versionOf({ metadata, spec }: PackSummary): PackVersion {
  const { version = "", eol = "", values = "", annotations = {} } = spec ?? {};
  const state = annotations["pack.state"];
  return {
    version,
    tag: version,
    uid: metadata.uid,
    ...(state !== undefined && state !== "" && { state }),
    ...(eol !== "" && { endOfLife: eol }),
    values,
  };
}

const isLayer = (layer: string | undefined): layer is Layer => layers.some((each) => each === layer);

async function readProfiles(
  clients: readonly PaletteClient[],
  notes: Note[],
): Promise<readonly ProfileVersion[]> {
  const byUid = new Map<string, ProfileVersion>();
  for (const client of clients) {
    const listed = await attempt(notes, "profiles", () =>
      client.profiles.search().collect({ most: most.profiles }),
    );
    if (listed?.incomplete !== undefined) notes.push(incomplete("profiles", listed.incomplete));
    const wanted = (listed?.items ?? []).flatMap(({ metadata, specSummary, status }) => {
      if (status?.isPublished === false) return [];
      const versions = specSummary?.versions ?? [];
      const uids = versions.map(({ uid = "" }) => uid).filter((uid) => uid !== "");
      return (uids.length === 0 ? [metadata.uid] : uids)
        .slice(0, most.versions)
        .map((uid) => ({ uid, isNewest: uid === metadata.uid }));
    });
    const fresh = wanted.filter(({ uid }) => !byUid.has(uid));
    const read = await Promise.all(
      fresh.map(async ({ uid, isNewest }) => {
        const profile = await attempt(notes, "profiles", () => client.profiles.get(uid));
        return profile === undefined ? undefined : profileOf(profile, isNewest);
      }),
    );
    for (const each of read) if (each !== undefined) byUid.set(each.uid, each);
  }
  return [...byUid.values()];
}

function profileOf({ metadata, spec, status }: Profile, isNewest: boolean): ProfileVersion | undefined {
  const { published } = spec ?? {};
  if (status?.isPublished === false || published === undefined) return undefined;
  return {
    uid: metadata.uid,
    name: plainText(metadata.name, 120),
    version: plainText(spec?.version ?? "", 40),
    type: published.type ?? "",
    cloud: published.cloudType ?? "",
    scope: metadata.annotations["scope"] ?? "",
    description: plainText(metadata.annotations["description"] ?? "", 300),
    labels: metadata.labels,
    isNewest,
    inUse: status?.inUseClusterUids.length ?? 0,
    packs: published.packs.map(packOf),
  };
}

type PackRef = NonNullable<NonNullable<Profile["spec"]>["published"]>["packs"][number];

function packOf({ name, version, tag, layer, values = "" }: PackRef): ProfilePack {
  return {
    name,
    version: version ?? tag ?? "",
    layer: isLayer(layer) ? layer : "addon",
    values,
  };
}

const incomplete = (
  part: string,
  { received, reason }: { readonly received: number; readonly reason: string },
): Note => ({ part, code: "incomplete", message: `only ${received} were read (${reason})` });

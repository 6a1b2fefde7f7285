// A profile by its name or id, of the tenant and of the projects that a key sees.
import { type PaletteClient, PaletteError } from "@palisade/palette";
import { plainText } from "../../reading/plain-texts.js";

export type FoundProfile = {
  readonly uid: string;
  readonly name: string;
  /** The client, where the profile can be read. */
  readonly palette: PaletteClient;
};

/** Nothing has the name, or more than one thing. */
export class ProfileSearchError extends Error {
  override readonly name = "ProfileSearchError";
  readonly code: "no_profile" | "several_profiles";

  constructor(code: ProfileSearchError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Of more projects the profiles are not looked through. */
const mostProjects = 200;

/**
 * Finds a profile; by its name it is the newest version.
 * @throws {ProfileSearchError} if there is none, or more than one; {PaletteError} if Palette does not answer
 * @example const { palette, uid } = await findProfile(client, { profile: "aws-baseline" });
 */
export async function findProfile(
  palette: PaletteClient,
  { profile, project }: { readonly profile: string; readonly project?: string },
): Promise<FoundProfile> {
  const projects = (await palette.tenant.projects())
    .filter(({ name, uid }) => project === undefined || name === project || uid === project)
    .flatMap(({ uid }) => (uid === undefined || uid === "" ? [] : [palette.inProject(uid)]))
    .slice(0, mostProjects);
  const found = new Map<string, FoundProfile>();
  // Those of the tenant are seen in every project; without a project, by who may see the tenant.
  for (const each of project === undefined ? [palette, ...projects] : projects)
    for (const one of await profilesIn(each, profile)) if (!found.has(one.uid)) found.set(one.uid, one);
  const [first, ...others] = found.values();
  if (first === undefined)
    throw new ProfileSearchError("no_profile", `there is no profile \`${profile}\` that this key sees`);
  if (others.length > 0) {
    const ids = [...found.keys()].join(", ");
    throw new ProfileSearchError(
      "several_profiles",
      `there are ${found.size} profiles \`${profile}\`: name one by its id, ${ids}`,
    );
  }
  return first;
}

const isId = (text: string): boolean => text.length === 24 && /^[0-9a-f]+$/.test(text);

async function profilesIn(palette: PaletteClient, profile: string): Promise<readonly FoundProfile[]> {
  try {
    if (isId(profile)) {
      const { metadata } = await palette.profiles.get(profile);
      return [{ uid: metadata.uid, name: plainText(metadata.name, 200), palette }];
    }
    const { items } = await palette.profiles.search({ filter: { profileName: { eq: profile } } }).collect();
    return items
      .filter(({ metadata }) => metadata.name === profile)
      .map(({ metadata }) => ({ uid: metadata.uid, name: plainText(metadata.name, 200), palette }));
  } catch (error) {
    // It is another project's, or nobody's.
    if (error instanceof PaletteError && ["not_found", "forbidden"].includes(error.code)) return [];
    throw error;
  }
}

// A cluster by its name or id, in the projects that a key sees.
import { type PaletteClient, PaletteError } from "@palisade/palette";
import { plainText } from "../reading/plain-texts.js";

export type FoundCluster = {
  readonly uid: string;
  readonly name: string;
  readonly project: { readonly uid: string; readonly name: string };
  /** The client, in the cluster's project. */
  readonly palette: PaletteClient;
};

export type ClusterSearch = {
  /** The whole name, or the id. */
  readonly cluster: string;
  /** Name or id of its project; all that the key sees if not given. */
  readonly project?: string;
};

/** Nothing has the name, or more than one thing. */
export class ClusterSearchError extends Error {
  override readonly name = "ClusterSearchError";
  readonly code: "no_project" | "no_cluster" | "several_clusters";

  constructor(code: ClusterSearchError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Of more projects the clusters are not looked through. */
const mostProjects = 200;

/**
 * Finds a cluster.
 * @throws {ClusterSearchError} if there is none, or more than one; {PaletteError} if Palette does not answer
 * @example const { palette, uid } = await findCluster(client, { cluster: "prod-web-aks", project: "Production" });
 */
export async function findCluster(palette: PaletteClient, search: ClusterSearch): Promise<FoundCluster> {
  const { cluster, project } = search;
  const known = await palette.tenant.projects();
  const projects = known
    .flatMap(({ name = "", uid = "" }) => (uid === "" ? [] : [{ name: plainText(name, 200), uid }]))
    .filter(({ name, uid }) => project === undefined || name === project || uid === project)
    .slice(0, mostProjects);
  if (project !== undefined && projects.length === 0)
    throw new ClusterSearchError("no_project", `there is no project \`${project}\` that this key sees`);
  const found: FoundCluster[] = [];
  for (const each of projects) found.push(...(await clustersIn(palette.inProject(each.uid), each, cluster)));
  const [first, ...others] = found;
  if (first === undefined)
    throw new ClusterSearchError(
      "no_cluster",
      `there is no cluster \`${cluster}\`${project === undefined ? "" : ` in \`${project}\``}`,
    );
  if (others.length > 0) {
    const names = found.map(({ project: { name } }) => `\`${name}\``).join(", ");
    throw new ClusterSearchError(
      "several_clusters",
      `there are ${found.length} clusters \`${cluster}\`, in ${names}: name the project`,
    );
  }
  return first;
}

const isId = (text: string): boolean => text.length === 24 && /^[0-9a-f]+$/.test(text);

async function clustersIn(
  palette: PaletteClient,
  project: FoundCluster["project"],
  cluster: string,
): Promise<readonly FoundCluster[]> {
  if (isId(cluster)) {
    try {
      const { metadata } = await palette.clusters.get(cluster);
      return [{ uid: metadata.uid, name: plainText(metadata.name, 200), project, palette }];
    } catch (error) {
      // It is another project's, or nobody's.
      if (error instanceof PaletteError && ["not_found", "forbidden"].includes(error.code)) return [];
      throw error;
    }
  }
  const { items } = await palette.clusters.search({ name: cluster }).collect();
  return items
    .filter(({ metadata }) => metadata.name === cluster)
    .map(({ metadata }) => ({ uid: metadata.uid, name: plainText(metadata.name, 200), project, palette }));
}

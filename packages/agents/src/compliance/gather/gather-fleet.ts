// Every cluster that a key sees, as targets; a project or a cluster that cannot be read is told.
import { type PaletteClient, PaletteError } from "@palisade/palette";
import { plainText } from "../../reading/plain-texts.js";
import type { ComplianceTarget } from "../compliance-target.js";
import { gatherClusterTarget } from "./gather-targets.js";

/** In a larger fleet, projects are checked one by one. */
const mostClusters = 500;

/** Palette takes so many calls at once without waiting. */
const atOnce = 4;

export type FleetOptions = {
  /** Name or id of a project; all that the key sees if not given. */
  readonly project?: string;
};

/**
 * @throws {PaletteError} if not even the projects can be listed
 * @example const targets = await gatherFleet(client);
 */
export async function gatherFleet(
  palette: PaletteClient,
  { project }: FleetOptions = {},
): Promise<readonly ComplianceTarget[]> {
  const known = await palette.tenant.projects();
  const projects = known.filter(
    ({ name, uid }) => project === undefined || name === project || uid === project,
  );
  const targets: ComplianceTarget[] = [];
  for (const { name = "", uid = "" } of projects) {
    const title = plainText(name, 200);
    const inProject = palette.inProject(uid);
    try {
      const { items, incomplete } = await inProject.clusters.search().collect({ most: mostClusters });
      if (incomplete !== undefined)
        targets.push(
          unread(`project ${title}`, "incomplete", `only ${incomplete.received} of its clusters were read`),
        );
      const clusters = items.map(({ metadata }) => metadata);
      for (let from = 0; from < clusters.length; from += atOnce) {
        const batch = clusters.slice(from, from + atOnce);
        targets.push(
          ...(await Promise.all(
            batch.map((each) =>
              told(plainText(each.name, 200), () =>
                gatherClusterTarget({ palette: inProject, uid: each.uid, project: title }),
              ),
            ),
          )),
        );
      }
    } catch (error) {
      if (!(error instanceof PaletteError)) throw error;
      targets.push(unread(`project ${title}`, error.code, error.message));
    }
  }
  return targets;
}

async function told(name: string, read: () => Promise<ComplianceTarget>): Promise<ComplianceTarget> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    return unread(name, error.code, error.message);
  }
}

/** Nothing is known of it: every control of it is open. */
const unread = (name: string, code: string, message: string): ComplianceTarget => ({
  kind: "cluster",
  name,
  documents: [],
  notes: [{ part: "cluster", code, message: plainText(message, 300), isGap: true }],
});

// Everything in a profile that rules look at, pack by pack, and what of it nobody looks at.
import { readManifests } from "@palisade/guardrails";
import type { Distribution, SourceDocument } from "@palisade/guardrails/reports";
import { plainText } from "../../reading/plain-texts.js";
import type { ComplianceTarget, PackPlace } from "../compliance-target.js";
import type { ComplianceNote } from "../report/report-schema.js";
import { packDocuments } from "./pack-documents.js";

/** A profile as Palette has it, and manifests with their text where somebody has it. */
export type CheckedProfile = {
  readonly name: string;
  readonly version?: string | undefined;
  readonly cloud?: string | undefined;
  readonly packs: readonly {
    readonly name: string;
    readonly layer?: string | undefined;
    readonly tag?: string | undefined;
    readonly version?: string | undefined;
    readonly values?: string | undefined;
    readonly manifests?:
      | readonly { readonly name?: string | undefined; readonly content?: string | undefined }[]
      | undefined;
  }[];
};

export type ProfileDocuments = Required<
  Pick<ComplianceTarget, "documents" | "packs" | "unlooked" | "notes">
> & {
  readonly distribution?: Distribution;
};

/** Longer values are no pack's. */
const longestValues = 1_000_000;

/**
 * @example profileDocuments({ name: "aws-baseline", version: "1.2.0", packs }).documents.length
 */
export function profileDocuments(profile: CheckedProfile): ProfileDocuments {
  const documents: SourceDocument[] = [];
  const packs = new Map<string, PackPlace>();
  const unlooked: { what: string; reason: string }[] = [];
  const notes: ComplianceNote[] = [];
  for (const pack of profile.packs) {
    const place = placeOf(profile, pack);
    const title = `${place.profile}/${place.pack}`;
    const add = (file: string, found: readonly SourceDocument["manifest"][]): void => {
      packs.set(file, place);
      documents.push(...found.map((manifest) => ({ file, manifest })));
    };
    const gap = (what: string, message: string): void => {
      notes.push({
        part: `profile ${place.profile}`,
        code: "not_read",
        message: `${what}: ${message}`,
        isGap: true,
      });
    };
    const { values = "", manifests = [] } = pack;
    if (values.length > longestValues) gap(`values of ${place.pack}`, "too long to be a pack's");
    else {
      const read = packDocuments(values);
      for (const problem of read.problems) gap(`values of ${place.pack}`, plainText(problem, 300));
      if (read.documents.length > 0) add(`${title}/values.yaml`, read.documents);
      else if (read.problems.length === 0 && manifests.length === 0)
        unlooked.push({ what: title, reason: "nothing in its values that rules read" });
    }
    for (const { name = "manifest", content } of manifests) {
      const called = plainText(name, 100);
      if (content === undefined) {
        const reason = "its text is not in the profile: check it as a file";
        unlooked.push({ what: `${title}/${called}`, reason });
        continue;
      }
      const read = readManifests(content);
      for (const { message, place: at } of read.problems)
        gap(`manifest ${called} of ${place.pack}`, `line ${at.line}: ${plainText(message, 300)}`);
      add(`${title}/${called}.yaml`, read.manifests);
    }
  }
  const distribution = distributionOf(profile);
  return { documents, packs, unlooked, notes, ...(distribution !== undefined && { distribution }) };
}

function placeOf(profile: CheckedProfile, pack: CheckedProfile["packs"][number]): PackPlace {
  const { tag, version = tag, layer } = pack;
  return {
    profile: plainText(profile.name, 100),
    ...(profile.version !== undefined && { profileVersion: plainText(profile.version, 60) }),
    pack: plainText(pack.name, 100),
    ...(version !== undefined && { version: plainText(version, 60) }),
    ...(layer !== undefined && { layer: plainText(layer, 40) }),
  };
}

const managed: ReadonlySet<string> = new Set<Distribution>(["eks", "aks", "gke", "openshift"]);

/** Whose control plane it is, by the cloud and by the pack that Kubernetes comes from. */
export function distributionOf({
  cloud,
  packs,
}: Pick<CheckedProfile, "cloud" | "packs">): Distribution | undefined {
  const name = cloud?.toLowerCase() ?? "";
  if (managed.has(name)) return name as Distribution;
  const kubernetes = packs.find(({ layer }) => layer === "k8s")?.name.toLowerCase() ?? "";
  const words = kubernetes.split(/[^a-z0-9]/);
  if (words.includes("k3s")) return "k3s";
  return [...managed].find((each) => words.includes(each)) as Distribution | undefined;
}

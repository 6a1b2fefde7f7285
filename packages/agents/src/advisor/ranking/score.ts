// How good a candidate is: fit, risk and cost from 0 to 100, and what took points from each.
import { type Candidate, compareMinors, kubernetesOf, packIn, traitsIn } from "../candidates/candidate.js";
import { isPart, wantedBy } from "../candidates/complete.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Needs } from "../requirements/needs.js";
import type { Cost } from "./estimate-cost.js";

/** What each is worth in the total. */
export const weights = { fit: 0.5, risk: 0.35, cost: 0.15 } as const;

export type Taken = { readonly points: number; readonly because: string };

export type Scored = {
  readonly total: number;
  readonly fit: number;
  readonly risk: number;
  readonly cost: number;
  readonly tradeOffs: readonly string[];
  readonly risks: readonly string[];
};

export type Surroundings = {
  readonly needs: Needs;
  readonly catalogue: Catalogue;
  readonly cost: Cost;
  /** Of what has a price, the least. */
  readonly cheapest: number | undefined;
  /** Points that findings of the guard take. */
  readonly findings: number;
};

export function scoreCandidate(candidate: Candidate, around: Surroundings): Scored {
  const fit = misfits(candidate, around);
  const risk = risksOf(candidate, around);
  const score = { fit: left(fit), risk: left(risk), cost: costScore(around) };
  return {
    ...score,
    total:
      Math.round(10 * (score.fit * weights.fit + score.risk * weights.risk + score.cost * weights.cost)) / 10,
    tradeOffs: fit.map(({ because }) => because),
    risks: risk.map(({ because }) => because),
  };
}

const left = (taken: readonly Taken[]): number =>
  Math.max(0, 100 - taken.reduce((sum, { points }) => sum + points, 0));

/** The cheapest has 100, one of twice its cost 50; what has no price is in the middle. */
function costScore({ cost: { monthly }, cheapest }: Surroundings): number {
  if (monthly === undefined || cheapest === undefined || monthly === 0) return 50;
  return Math.round((100 * cheapest) / monthly);
}

function misfits(candidate: Candidate, { needs, catalogue }: Surroundings): readonly Taken[] {
  const traits = traitsIn(candidate);
  const { compliance } = needs;
  return [
    ...needless(candidate, needs),
    ...layerMisfits(candidate, needs),
    ...unlessHas(
      compliance.includes("cis") &&
        !traits.has("hardenedByCis") &&
        someHas(catalogue, candidate, "hardenedByCis"),
      12,
      "its Kubernetes is hardened by switches, not by the CIS profile",
    ),
    ...unlessHas(
      compliance.includes("hipaa") && !traits.has("auditLogs") && someHas(catalogue, candidate, "auditLogs"),
      12,
      "its Kubernetes keeps no audit log by its values",
    ),
    ...unlessHas(
      compliance.includes("pci") && !traits.has("encryptedNetwork") && needs.encryptedNetwork !== false,
      10,
      "nothing of it encrypts traffic between nodes or services",
    ),
    ...unlessHas(
      compliance.some((each) => each === "pss") && !traits.has("admissionPolicies"),
      4,
      "Pod Security is enforced by Kubernetes alone: no pack of admission policies is in it",
    ),
    ...unlessHas(
      compliance.length > 0 && !compliance.some((each) => candidate.profile?.labels["compliance"] === each),
      6,
      `no profile of the tenant is labelled for ${compliance.join(", ")}: this is none that was made for it`,
    ),
  ];
}

function layerMisfits(candidate: Candidate, needs: Needs): readonly Taken[] {
  const traits = traitsIn(candidate);
  const system = packIn(candidate, "os");
  const volumes = candidate.packs.filter(({ layer }) => layer === "csi");
  return [
    ...unlessHas(
      needs.networkPolicies === undefined && !traits.has("networkPolicies"),
      4,
      "its network knows no network policies",
    ),
    ...unlessHas(
      !traits.has("encryptedVolumes") && candidate.cloud !== "edge-native",
      4,
      "its volumes are not encrypted by the values",
    ),
    ...unlessHas(
      system?.traits.has("fips") === true && !needs.compliance.includes("fips"),
      3,
      "its system is validated to FIPS 140, which nobody asked for",
    ),
    ...unlessHas(
      needs.storage.length === 0 &&
        needs.highAvailability !== true &&
        volumes.some(({ traits: own }) => own.has("replicatedVolumes")),
      5,
      "its volumes are kept several times, which takes disk that nobody asked for",
    ),
    ...unlessHas(
      needs.storage.length === 0 && volumes.length === 1 && traits.has("sharedVolumes"),
      4,
      "its only volumes are shared files",
    ),
  ];
}

const unlessHas = (is: boolean, points: number, because: string): readonly Taken[] =>
  is ? [{ points, because }] : [];

const someHas = ({ packs }: Catalogue, { cloud }: Candidate, trait: string): boolean =>
  packs.some(({ traits, clouds }) => traits.has(trait) && (clouds.includes(cloud) || clouds.includes("all")));

/** Parts that nobody asked for: each is something to run and to update. */
function needless(candidate: Candidate, needs: Needs): readonly Taken[] {
  const wanted = wantedBy(needs, candidate).flatMap(({ anyOf }) => anyOf);
  return candidate.packs
    .filter(({ layer, traits }) => layer === "addon" && !traits.has("loadBalancer"))
    .filter((pack) => !wanted.some((trait) => isPart(pack, trait)))
    .map(({ name, traits }) => ({
      points: traits.has("nvidiaGpu") ? 15 : 6,
      because: `it brings \`${name}\`, which nobody asked for`,
    }));
}

const day = 86_400_000;

function risksOf(candidate: Candidate, { catalogue, needs, findings }: Surroundings): readonly Taken[] {
  const { profile, packs, addOnProfiles } = candidate;
  const added = packs.filter(({ from }) => from === "registry");
  const version = kubernetesOf(candidate);
  const newest = newestMinor(catalogue, candidate.cloud);
  const behind =
    version === undefined || newest === undefined ? 0 : Math.max(0, compareMinors(newest, version));
  return [
    ...unlessHas(
      profile === undefined,
      12,
      "nobody runs this composition yet: it has to be made a profile, and tried",
    ),
    ...unlessHas(
      profile !== undefined && added.length > 0,
      3 * added.length,
      `the profile has to be extended by ${added.map(({ name }) => `\`${name}\``).join(", ")}`,
    ),
    ...unlessHas(
      addOnProfiles.length > 0,
      addOnProfiles.length,
      `${addOnProfiles.length} add-on profiles go with it`,
    ),
    ...unlessHas(profile?.isNewest === false, 8, `there is a newer version of \`${profile?.name}\``),
    ...unlessHas(profile?.scope === "project", 3, "the profile is of one project: others do not see it"),
    ...packs.flatMap(({ name, version: of, release }) =>
      endOfLife(name, of, release?.endOfLife, catalogue.now),
    ),
    ...unlessHas(behind > 0, 4 * behind, `its Kubernetes ${version} is ${behind} behind ${newest}`),
    ...unlessHas(
      needs.architecture === "arm64" && candidate.cloud !== "edge-native",
      10,
      "no pack says that its system runs on arm64",
    ),
    ...unlessHas(
      needs.airGapped === true,
      packs.filter(({ pack }) => pack?.registry.isPrivate === false).length,
      "its packs and their images have to be mirrored to a registry within reach",
    ),
    ...unlessHas(findings > 0, Math.min(40, findings), "the guard found something in it"),
  ];
}

function endOfLife(name: string, version: string, end: string | undefined, now: number): readonly Taken[] {
  const at = end === undefined ? Number.NaN : Date.parse(end);
  if (Number.isNaN(at)) return [];
  if (at < now) return [{ points: 20, because: `support of \`${name}\` ${version} ended on ${end}` }];
  return at - now < 120 * day
    ? [{ points: 5, because: `support of \`${name}\` ${version} ends on ${end}` }]
    : [];
}

function newestMinor({ packs }: Catalogue, cloud: string): string | undefined {
  const minors = packs
    .filter(({ layer, clouds }) => layer === "k8s" && clouds.includes(cloud))
    .flatMap(({ versions }) => versions)
    .map(({ version }) => version.split(".").slice(0, 2).join("."));
  return minors.toSorted((one, other) => compareMinors(other, one))[0];
}

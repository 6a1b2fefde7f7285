// 200 lines: one table, one entry for each thing that rules a candidate out, in the order in which it is told.
import { capabilityOf } from "../catalogue/capabilities.js";
import { isFor } from "../catalogue/catalogue.js";
import type { Needs } from "../requirements/needs.js";
import { cloudsOfRegion } from "../words/places.js";
import { type Candidate, kubernetesOf, packIn, traitsIn } from "./candidate.js";
import { isPart, isThere, wantedBy } from "./complete.js";
import { isWithin } from "./propose.js";

export const constraintNames = [
  "cloud",
  "region",
  "layers",
  "lifecycle",
  "compatibility",
  "kubernetes",
  "architecture",
  "compliance",
  "gpu",
  "air-gap",
  "storage",
  "high-availability",
  "network-policies",
  "encrypted-network",
  "encrypted-volumes",
  "parts",
  "unwanted",
  "nodes",
  "budget",
  "policy",
] as const;

export type ConstraintName = (typeof constraintNames)[number];

export type Failure = { readonly constraint: ConstraintName; readonly reason: string };

type Check = (candidate: Candidate, needs: Needs) => string | undefined;

const managed = new Set(["eks", "aks", "gke"]);

const checks: Readonly<Partial<Record<ConstraintName, Check>>> = {
  cloud: ({ cloud }, { clouds, notClouds }) => {
    if (notClouds.includes(cloud)) return `it is for ${cloud}, which is not wanted`;
    return clouds === undefined || clouds.includes(cloud)
      ? undefined
      : `it is for ${cloud}, not for ${clouds.join(" or ")}`;
  },
  region: ({ cloud }, { region }) => {
    const known = region === undefined ? [] : cloudsOfRegion(region);
    return known.length === 0 || known.includes(cloud) ? undefined : `${cloud} has no region ${region}`;
  },
  layers: (candidate) => {
    const missing = (["os", "k8s", "cni", "csi"] as const).filter(
      (layer) => packIn(candidate, layer) === undefined,
    );
    return missing.length === 0 || candidate.profile?.type === "infra"
      ? undefined
      : `it has no ${missing.join(", ")}`;
  },
  lifecycle: ({ packs }) => {
    const bad = packs.find(({ release }) => release?.state !== undefined);
    if (bad !== undefined) return `\`${bad.name}\` ${bad.version} is ${bad.release?.state}`;
    const gone = packs.find(({ pack, release }) => pack !== undefined && release === undefined);
    return gone === undefined ? undefined : `\`${gone.name}\` ${gone.version} is in no registry`;
  },
  compatibility: ({ cloud, packs }) => {
    const foreign = packs.find(({ pack }) => pack !== undefined && !isFor(pack, cloud));
    return foreign === undefined
      ? undefined
      : `\`${foreign.name}\` is for ${foreign.pack?.clouds.join(", ")}`;
  },
  kubernetes: (candidate, { kubernetes }) => {
    const version = kubernetesOf(candidate);
    if (version === undefined || isWithin(version, kubernetes)) return undefined;
    const { atLeast, atMost } = kubernetes;
    const range = [
      atLeast !== undefined ? `at least ${atLeast}` : "",
      atMost !== undefined ? `at most ${atMost}` : "",
    ];
    return `its Kubernetes is ${version}, wanted is ${range.filter((each) => each !== "").join(", ")}`;
  },
  architecture: (candidate, { architecture = "amd64" }) => {
    const os = packIn(candidate, "os");
    if (os === undefined) return undefined;
    if (architecture === "amd64") return os.traits.has("arm64") ? `\`${os.name}\` is for arm64` : undefined;
    return candidate.cloud === "edge-native" && !os.traits.has("arm64")
      ? `\`${os.name}\` is not for arm64`
      : undefined;
  },
  compliance: (candidate, { compliance }) => {
    const system = packIn(candidate, "os");
    const kubernetes = packIn(candidate, "k8s");
    if (compliance.includes("fips")) {
      const plain = [system, kubernetes].find((pack) => pack !== undefined && !pack.traits.has("fips"));
      if (plain !== undefined) return `\`${plain.name}\` is not validated to FIPS 140`;
    }
    const needsHardening = compliance.some((each) => each !== "pss" && each !== "fips");
    if (needsHardening && kubernetes !== undefined && !kubernetes.traits.has("hardened"))
      return `\`${kubernetes.name}\` is not hardened, which ${compliance.join(", ")} asks for`;
    return undefined;
  },
  gpu: (candidate, { gpu }) => {
    if (gpu?.wanted === false) {
      const unwanted = candidate.packs.find(({ traits }) => traits.has("nvidiaGpu") || traits.has("amdGpu"));
      return unwanted === undefined ? undefined : `it has \`${unwanted.name}\`, and no GPUs are wanted`;
    }
    return undefined;
  },
  "air-gap": (candidate, { airGapped }) =>
    airGapped === true && candidate.cloud !== "edge-native" && candidate.cloud !== "vsphere"
      ? `${candidate.cloud} is not there without a connection`
      : undefined,
  storage: (candidate, { storage, highAvailability, nodes }) => {
    const volumes = candidate.packs.filter(({ layer }) => layer === "csi");
    const replicas = volumes.filter(({ traits }) => traits.has("replicatedVolumes"));
    if (storage.includes("replicated") && replicas.length === 0)
      return `${namesOf(volumes)} keeps volumes on one disk`;
    if (
      highAvailability === true &&
      volumes.length > 0 &&
      volumes.every(({ traits }) => traits.has("localVolumes"))
    )
      return `volumes of ${namesOf(volumes)} are lost with their host`;
    const large = volumes.find(({ traits }) => traits.has("needsThreeNodes"));
    return large !== undefined && nodes !== undefined && nodes < 3
      ? `\`${large.name}\` needs three nodes, and there are ${nodes}`
      : undefined;
  },
  "high-availability": (_, { highAvailability, nodes }) =>
    highAvailability === true && nodes === 1 ? "one machine cannot go on when it is lost" : undefined,
  "network-policies": (candidate, { networkPolicies, compliance }) => {
    const asks = networkPolicies ?? (compliance.includes("pci") || compliance.includes("nsa"));
    const network = packIn(candidate, "cni");
    return asks && network !== undefined && !network.traits.has("networkPolicies")
      ? `\`${network.name}\` knows no network policies`
      : undefined;
  },
  "encrypted-network": (candidate, { encryptedNetwork }) =>
    encryptedNetwork === true && !traitsIn(candidate).has("encryptedNetwork")
      ? "nothing of it encrypts traffic between nodes or services"
      : undefined,
  "encrypted-volumes": (candidate, { encryptedVolumes, compliance }) => {
    const asks = encryptedVolumes === true || compliance.includes("hipaa") || compliance.includes("pci");
    const volumes = candidate.packs.filter(({ layer }) => layer === "csi");
    const plain = volumes.find(({ traits }) => !traits.has("encryptedVolumes"));
    return asks && plain !== undefined && volumes.every(({ traits }) => !traits.has("encryptedVolumes"))
      ? `volumes of \`${plain.name}\` are not encrypted`
      : undefined;
  },
  parts: (candidate, needs) => {
    const missing = wantedBy(needs, candidate).find((each) => !isThere(candidate, each));
    if (missing === undefined) return undefined;
    const layer = capabilityOf(missing.anyOf[0] ?? "")?.layer ?? "addon";
    const there = packIn(candidate, layer);
    return layer === "addon" || there === undefined
      ? `no pack for ${candidate.cloud} gives it ${missing.called}`
      : `its ${layer} is \`${there.name}\`, not ${missing.called}`;
  },
  unwanted: (candidate, { without }) => {
    const found = without.find((each) =>
      candidate.packs.some((pack) => each.anyOf.some((trait) => isPart(pack, trait))),
    );
    return found === undefined ? undefined : `it has ${found.called}, which is not wanted`;
  },
};

const namesOf = (packs: readonly { readonly name: string }[]): string =>
  packs.map(({ name }) => `\`${name}\``).join(", ");

export const isManaged = (cloud: string): boolean => managed.has(cloud);

/** Everything that speaks against a candidate. */
export function failuresOf(candidate: Candidate, needs: Needs): readonly Failure[] {
  return constraintNames.flatMap((constraint) => {
    const reason = checks[constraint]?.(candidate, needs);
    return reason === undefined ? [] : [{ constraint, reason }];
  });
}

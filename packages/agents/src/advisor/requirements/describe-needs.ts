// Needs in words, for those who want to see what was looked for.
import type { Needs } from "./needs.js";

/** @example describeNeeds(needs) // ["on eks", "GPUs", "at most $500 a month"] */
export function describeNeeds(needs: Needs): readonly string[] {
  const { clouds, notClouds, region, gpu, architecture, kubernetes, budget, nodes } = needs;
  return [
    clouds === undefined ? "" : `on ${clouds.join(" or ")}`,
    notClouds.length === 0 ? "" : `not on ${notClouds.join(" or ")}`,
    region === undefined ? "" : `in ${region}`,
    gpu === undefined ? "" : describeGpu(gpu),
    architecture === undefined ? "" : `on ${architecture}`,
    needs.airGapped === true ? "without a connection" : "",
    needs.highAvailability === true ? "goes on when a machine is lost" : "",
    needs.compliance.length === 0 ? "" : `by ${needs.compliance.join(", ")}`,
    needs.storage.length === 0 ? "" : `${needs.storage.join(" and ")} volumes`,
    needs.networkPolicies === true ? "network policies" : "",
    needs.encryptedNetwork === true ? "an encrypted network" : "",
    needs.encryptedVolumes === true ? "encrypted volumes" : "",
    kubernetes.atLeast === undefined ? "" : `Kubernetes ${kubernetes.atLeast} or later`,
    kubernetes.atMost === undefined ? "" : `Kubernetes ${kubernetes.atMost} or earlier`,
    nodes === undefined ? "" : `${nodes} ${nodes === 1 ? "machine" : "machines"} for workloads`,
    budget === undefined ? "" : `at most $${budget} a month`,
    ...needs.parts.map(({ called }) => called),
    ...needs.without.map(({ called }) => `no ${called}`),
  ].filter((each) => each !== "");
}

function describeGpu({ wanted, vendor, count, memoryGiB }: NonNullable<Needs["gpu"]>): string {
  if (!wanted) return "no GPUs";
  const made = vendor === "amd" ? " of AMD" : vendor === "other" ? " that are none of NVIDIA or AMD" : "";
  const size = memoryGiB === undefined ? "" : ` with ${memoryGiB} GiB`;
  return `${count === undefined ? "" : `${count} `}GPUs${made}${size}`;
}

// Requirements, in words or by field, as needs.
import { capabilities } from "../catalogue/capabilities.js";
import { readWords } from "../words/read-words.js";
import { type Needs, noNeeds, type PartNeed, type Reading } from "./needs.js";
import type { Requirements } from "./requirements-schema.js";

/**
 * What is needed. Of `workload` only GPUs and parts are taken, where no field says it.
 * @example needsOf("two GPUs on EKS").needs.gpu // { wanted: true, count: 2 }
 */
export function needsOf(requirements: string | Requirements): Reading {
  return typeof requirements === "string" ? readWords(requirements) : needsOfFields(requirements);
}

/** Needs of words, with fields that go before them: `--cloud` of the command line. */
export function overruled(reading: Reading, fields: Requirements): Reading {
  const { needs } = needsOfFields(fields);
  const { parts, without, compliance, storage, notClouds, kubernetes, clouds, ...others } = needs;
  return {
    ...reading,
    needs: {
      ...reading.needs,
      ...others,
      ...(clouds !== undefined && { clouds, notClouds }),
      ...(fields.compliance !== undefined && { compliance }),
      ...(fields.storage !== undefined && { storage }),
      ...(fields.kubernetes !== undefined && { kubernetes }),
      ...(fields.addOns !== undefined && { parts }),
    },
  };
}

function needsOfFields(fields: Requirements): Reading {
  const { workload = "", cloud, gpu, edge, budget, addOns = [], storage, ...rest } = fields;
  const work = readWords(workload);
  const added = addOns.map(partOf);
  const named = cloud === undefined ? undefined : [cloud].flat();
  const clouds = edge === true ? ["edge-native"] : named;
  const wantedGpu = gpuOf(gpu) ?? work.needs.gpu;
  const workloadParts = work.needs.parts.filter((part) => !isAmong(part, added));
  const { region, architecture, airGapped, highAvailability, networkPolicies, encryptedNetwork, nodes } =
    rest;
  const needs: Needs = {
    ...noNeeds,
    ...(clouds !== undefined && { clouds }),
    notClouds: edge === false ? ["edge-native"] : [],
    ...(region !== undefined && { region }),
    ...(wantedGpu !== undefined && { gpu: wantedGpu }),
    ...(architecture !== undefined && { architecture }),
    ...(airGapped !== undefined && { airGapped }),
    ...(highAvailability !== undefined && { highAvailability }),
    ...(networkPolicies !== undefined && { networkPolicies }),
    ...(encryptedNetwork !== undefined && { encryptedNetwork }),
    ...(budget !== undefined && { budget: budget.monthly }),
    ...(nodes !== undefined && { nodes }),
    compliance: rest.compliance ?? [],
    storage: storage === undefined ? [] : [storage],
    kubernetes: rest.kubernetes ?? {},
    parts: [...added, ...workloadParts],
    without: work.needs.without,
  };
  const taken = work.understood.filter(
    ({ means }) => means.startsWith("GPU") || workloadParts.some(({ called }) => called === means),
  );
  return { needs, understood: taken, notUnderstood: [] };
}

function gpuOf(gpu: Requirements["gpu"]): Needs["gpu"] {
  if (gpu === undefined) return undefined;
  return typeof gpu === "boolean" ? { wanted: gpu } : { wanted: true, ...gpu };
}

/** What words that name an add-on mean; a name that is none of ours is looked for among the packs. */
function partOf(words: string): PartNeed {
  const [name] = Object.entries(capabilities)
    .filter(([, { called }]) => called.toLowerCase() === words.trim().toLowerCase())
    .map(([each]) => each);
  if (name !== undefined) return { called: words, anyOf: [name] };
  const { parts, encryptedNetwork, gpu } = readWords(words).needs;
  const anyOf = parts.flatMap((each) => each.anyOf);
  if (anyOf.length === 0 && gpu?.wanted === true) return { called: words, anyOf: ["nvidiaGpu"] };
  if (anyOf.length === 0 && encryptedNetwork === true) return { called: words, anyOf: ["serviceMesh"] };
  return { called: words, anyOf: anyOf.length === 0 ? [`name:${words.trim().toLowerCase()}`] : anyOf };
}

const isAmong = ({ anyOf }: PartNeed, parts: readonly PartNeed[]): boolean =>
  parts.some((each) => each.anyOf.some((name) => anyOf.includes(name)));

// The documents that are to be priced. One that cannot be read would make the figure less than the truth.
import type { CostEstimate, CostEstimator } from "@palisade/guardrails";
import { RequestError } from "@palisade/guardrails";
import { EvaluationError } from "@palisade/runtime";
import { gatherManifests } from "../configurations/gather-manifests.js";
import type { ManifestSet } from "../configurations/manifest-set.js";
import type { Host } from "../host.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { shown } from "../output/terminal-text.js";
import { readIgnored } from "../project/ignored-paths.js";
import type { Project } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";

export const gatherOptions = {
  ignore: {
    type: "list",
    placeholder: "glob",
    description: "what is not read, as in .gitignore; beside .palisadeignore and the project's (repeatable)",
  },
  render: {
    type: "boolean",
    description: "price what charts and kustomizations render to, by helm and by kustomize or kubectl",
  },
  values: {
    type: "list",
    placeholder: "file",
    description: "with --render: values for the charts (repeatable)",
  },
} as const;

export type GatherValues = {
  readonly ignore: readonly string[];
  readonly render: boolean;
  readonly values: readonly string[];
  readonly "no-config": boolean;
  readonly prices: string | undefined;
};

/** Reading more takes long enough to be watched. */
const manyDocuments = 100;

export type Priced = { readonly set: ManifestSet; readonly estimate: CostEstimate };

/**
 * What the files of some paths cost.
 * @throws {UsageError} where nothing is found, and where something cannot be read, which is told before
 */
export async function priceFiles(
  paths: readonly string[],
  estimator: CostEstimator,
  {
    values,
    project,
    host,
  }: { readonly values: GatherValues; readonly project: Project; readonly host: Host },
): Promise<Priced> {
  if (values.values.length > 0 && !values.render)
    throw new UsageError("--values are for charts that --render renders");
  const set = await gatherManifests(paths, host, {
    ...(values.render ? { render: { values: values.values } } : {}),
    isIgnored: await readIgnored(project, values.ignore, host, !values["no-config"]),
    own: [project.file, values.prices],
    exceptions: { comments: false, annotations: false },
  });
  const { resources, errors } = set;
  for (const { file, place, message } of errors)
    host.err(shown`${file}:${place.line}:${place.column}: ${host.errorColours.red("error")}: ${message}\n`);
  if (errors.length > 0)
    throw new UsageError("what cannot be read has no price: mend it, or leave it out by --ignore");
  if (resources.length === 0) throw new UsageError(`${paths.join(", ")}: there is nothing to price`);
  const isWatched = resources.length > manyDocuments;
  try {
    const estimate = estimator.estimate(
      { resources: resources.map(({ manifest }) => manifest.value) },
      isWatched ? { onProgress: (read, all) => showProgress("pricing", read, all, host) } : {},
    );
    return { set, estimate: inFiles(estimate, set) };
  } catch (error) {
    if (error instanceof RequestError || error instanceof EvaluationError)
      throw new UsageError(error.message);
    throw error;
  } finally {
    if (isWatched) clearProgress(host);
  }
}

/** Where each thing stands in its file. */
function inFiles(estimate: CostEstimate, { resources }: ManifestSet): CostEstimate {
  const placed = <Thing extends CostEstimate["unpriced"][number] | CostEstimate["items"][number]>(
    thing: Thing,
  ): Thing => {
    const from = resources[thing.resource];
    return from === undefined
      ? thing
      : { ...thing, place: { file: from.file, ...from.manifest.locate(thing.at) } };
  };
  return { ...estimate, items: estimate.items.map(placed), unpriced: estimate.unpriced.map(placed) };
}

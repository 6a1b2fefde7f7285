// Charts and kustomizations among files: what is to be rendered, and which files are then judged as what is rendered.
import { basename, dirname, resolve, sep } from "node:path";
import { helm } from "../rendering/helm.js";
import { kustomize } from "../rendering/kustomize.js";
import type { Rendering } from "../rendering/renderer.js";
import { type Kustomization, kustomizationsAmong } from "./kustomizations.js";

export type Renderings = {
  readonly renderings: readonly Rendering[];
  /** Whether a file is part of something that is rendered. */
  readonly covers: (path: string) => boolean;
};

/**
 * Of charts the outermost: it renders those that are in it. Of kustomizations those that no other one names, whose
 * own files are covered, and what they name, and so on; a component that nobody names is left as it is.
 */
export function findRenderings(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Renderings {
  const charts = outermostCharts(files.map(({ path }) => path));
  const isInChart = (path: string): boolean => ancestors(path).some((directory) => charts.has(directory));
  const kustomizations = kustomizationsAmong(files.filter(({ path }) => !isInChart(path)));
  const { roots, covered } = kustomizationRoots(kustomizations);
  const renderings = [
    ...[...charts.values()].map((file) => ({ renderer: helm, directory: dirname(file), file })),
    ...roots.map(({ directory, path }) => ({ renderer: kustomize, directory, file: path })),
  ];
  return { renderings, covers: (path) => isInChart(path) || covered.has(resolve(path)) };
}

/** Their Chart.yaml, by the absolute path of the directory. */
function outermostCharts(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = new Map(
    paths
      .filter((path) => basename(path) === "Chart.yaml")
      .map((path) => [dirname(resolve(path)), path] as const),
  );
  return new Map([...all].filter(([directory]) => !ancestors(directory).some((above) => all.has(above))));
}

/** The directories above a path, as absolute paths. */
function ancestors(path: string): readonly string[] {
  const steps = resolve(path).split(sep);
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join(sep) || sep);
}

function kustomizationRoots(kustomizations: readonly Kustomization[]): {
  readonly roots: readonly Kustomization[];
  readonly covered: ReadonlySet<string>;
} {
  const byDirectory = new Map(kustomizations.map((each) => [resolve(each.directory), each]));
  const named = new Set(kustomizations.flatMap(({ resources }) => resources.map((path) => resolve(path))));
  const covered = new Set<string>();
  const roots: Kustomization[] = [];
  const addRoot = (root: Kustomization): void => {
    roots.push(root);
    const pending = [root];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (covered.has(resolve(next.path))) continue;
      for (const path of [next.path, ...next.resources, ...next.patches]) covered.add(resolve(path));
      pending.push(...next.resources.flatMap((path) => byDirectory.get(resolve(path)) ?? []));
    }
  };
  const candidates = kustomizations.filter(({ isComponent }) => !isComponent);
  for (const each of candidates) if (!named.has(resolve(each.directory))) addRoot(each);
  // Those that only name each other in a circle: kustomize says what is wrong with them.
  for (const each of candidates) if (!covered.has(resolve(each.path))) addRoot(each);
  return { roots, covered };
}

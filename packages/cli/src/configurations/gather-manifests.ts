// Reads the files that a command line means, and tells manifests from what only lies beside them.
import { basename, extname } from "node:path";
import { maximumManifestBytes, readManifests, resourceProblems } from "@palisade/guardrails";
import { FileError, shownPath } from "../file-error.js";
import { type FoundFile, findFiles } from "../find-files.js";
import type { Host } from "../host.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { readInput } from "../read-input.js";
import { chartOf, chartsAmong, isTemplate, templateLines } from "./helm-charts.js";
import { isKustomization, listedPatches } from "./kustomize-patches.js";
import {
  firstPlace,
  type ManifestError,
  type ManifestSet,
  type Resource,
  type SetAside,
} from "./manifest-set.js";

const manifestExtensions: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

const behindDocument =
  "text behind a document that kubectl passes over: only a line of `---` begins another document";

type ReadFile = FoundFile & { readonly bytes: Uint8Array };

export async function gatherManifests(paths: readonly string[], host: Host): Promise<ManifestSet> {
  const found = await findFiles(paths, (name) => manifestExtensions.has(extname(name).toLowerCase()));
  const gathering = new Gathering(found.files);
  for (const { path, message } of found.problems)
    gathering.errors.push({ file: path, place: firstPlace, message });
  const files: ReadFile[] = [];
  for (const [index, file] of found.files.entries()) {
    if (found.files.length > 100) showProgress("reading", index + 1, found.files.length, host);
    const read = await gathering.read(file, host);
    if (read !== undefined) files.push(read);
  }
  if (found.files.length > 100) clearProgress(host);
  const patches = listedPatches(files);
  for (const file of files) gathering.sort(file, patches);
  const { resources, errors, setAside } = gathering;
  const isSearched = found.files.length === 0 || found.files.some(({ named }) => !named);
  return { paths, resources, errors, setAside, files: files.length, isSearched };
}

class Gathering {
  readonly resources: Resource[] = [];
  readonly errors: ManifestError[] = [];
  readonly setAside: SetAside[] = [];
  readonly #charts: ReadonlySet<string>;

  constructor(files: readonly FoundFile[]) {
    this.#charts = chartsAmong(files.map(({ path }) => path));
  }

  async read(found: FoundFile, host: Host): Promise<ReadFile | undefined> {
    const { path, named } = found;
    try {
      const bytes = await readInput(path, host, { limit: maximumManifestBytes, named });
      return { ...found, bytes };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.errors.push({ file: shownPath(path), place: firstPlace, message: error.problem });
      return undefined;
    }
  }

  sort(file: ReadFile, patches: ReadonlySet<string>): void {
    const reason = this.#wholeFileReason(file, patches);
    if (reason === undefined) this.#sortDocuments(file);
    else this.setAside.push({ file: shownPath(file.path), place: firstPlace, reason });
  }

  /** A plain manifest among a chart's templates comes out as it is, so it is judged. */
  #wholeFileReason({ path, bytes }: ReadFile, patches: ReadonlySet<string>): string | undefined {
    const chart = chartOf(path, this.#charts);
    if (chart !== undefined && isTemplate(new TextDecoder().decode(bytes)))
      return `a template of the Helm chart \`${chart}\`: what \`helm template\` prints can be judged`;
    if (patches.has(path)) return "a patch of kustomize: what `kustomize build` prints can be judged";
    return undefined;
  }

  #sortDocuments({ path, named, bytes }: ReadFile): void {
    const file = shownPath(path);
    const { manifests, problems, ignored } = readManifests(bytes);
    const isTemplateAt = problems.length > 0 ? templateLines(new TextDecoder().decode(bytes)) : () => false;
    for (const { message, place } of problems) {
      if (isTemplateAt(place.line)) {
        const reason = "a template that is not rendered: what rendering it gives can be judged";
        this.setAside.push({ file, place, reason });
      } else this.errors.push({ file, place, message });
    }
    for (const place of ignored) this.setAside.push({ file, place, reason: behindDocument });
    for (const manifest of manifests) {
      // kubectl skips documents that hold nothing.
      if (manifest.value === null) continue;
      const found = resourceProblems(manifest.value);
      const foreign = found.find((problem) => problem.is === "foreign");
      if (foreign === undefined) this.resources.push({ file, manifest });
      else if (!named)
        this.setAside.push({ file, place: manifest.place, reason: foreignReason(path, foreign.message) });
      else this.errors.push({ file, place: manifest.place, message: foreign.message });
      for (const { message, at, is } of found) {
        if (is === "refused") this.errors.push({ file, place: manifest.locate(at), message });
      }
    }
  }
}

/** A directory also holds files that were never meant to be applied; some are known by name. */
function foreignReason(path: string, message: string): string {
  if (isKustomization(path)) return "a kustomization: what `kustomize build` prints can be judged";
  const name = basename(path).toLowerCase();
  if (name === "chart.yaml") return "a Helm chart's description: what `helm template` prints can be judged";
  return message;
}

// Reads the files that a command line means, and tells manifests from what only lies beside them.
import { basename, extname } from "node:path";
import {
  type ManifestProblem,
  type Manifests,
  maximumManifestBytes,
  readManifests,
  resourceProblems,
} from "@palisade/guardrails";
import { FileError, shownPath } from "../file-error.js";
import { type FoundFile, findFiles } from "../find-files.js";
import type { Host } from "../host.js";
import { clearProgress, showProgress } from "../output/progress.js";
import { readInput } from "../read-input.js";
import { type Rendering, type RenderOptions, render } from "../rendering/renderer.js";
import { findRenderings } from "./find-renderings.js";
import { chartOf, chartsAmong, isTemplate, templateLines } from "./helm-charts.js";
import { isKustomization, kustomizationsAmong } from "./kustomizations.js";
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

type ReadFile = FoundFile & {
  readonly bytes: Uint8Array;
  /** Of what was rendered: by which command, and where in its output this began. The places in the file are not known. */
  readonly rendered?: { readonly command: string; readonly line: number };
};

export type GatherOptions = {
  /** Charts and kustomizations are rendered; without it they are set aside. */
  readonly render?: RenderOptions;
};

export async function gatherManifests(
  paths: readonly string[],
  host: Host,
  options: GatherOptions = {},
): Promise<ManifestSet> {
  const isWanted = (path: string): boolean =>
    manifestExtensions.has(extname(path).toLowerCase()) || isKustomization(path);
  const found = await findFiles(paths, isWanted);
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
  const remaining =
    options.render === undefined ? files : await gathering.render(files, options.render, host);
  const patches = new Set(kustomizationsAmong(remaining).flatMap((each) => each.patches));
  for (const file of remaining) gathering.sort(file, patches);
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

  /** Sorts what is rendered, and leaves the files that are no part of it. */
  async render(files: readonly ReadFile[], options: RenderOptions, host: Host): Promise<readonly ReadFile[]> {
    const { renderings, covers } = findRenderings(files);
    for (const [index, rendering] of renderings.entries()) {
      showProgress("rendering", index + 1, renderings.length, host);
      await this.#render(rendering, options, host);
    }
    if (renderings.length > 0) clearProgress(host);
    return files.filter(({ path }) => !covers(path));
  }

  async #render(rendering: Rendering, options: RenderOptions, host: Host): Promise<void> {
    const rendered = await render(rendering, options, host);
    if ("problem" in rendered)
      this.errors.push({ file: rendering.file, place: firstPlace, message: rendered.problem });
    else {
      const { command, parts } = rendered;
      for (const { file, text, line } of parts) {
        const bytes = new TextEncoder().encode(text);
        this.#sortDocuments({ path: file, named: true, bytes, rendered: { command, line } });
      }
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

  #sortDocuments({ path, named, bytes, rendered }: ReadFile): void {
    const file = shownPath(path);
    const reading = readManifests(bytes);
    const { manifests, problems, ignored } =
      rendered === undefined ? reading : withoutPlaces(reading, rendered);
    const isTemplateAt =
      problems.length > 0 && rendered === undefined
        ? templateLines(new TextDecoder().decode(bytes))
        : () => false;
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

/** Lines of what was rendered are none of the file that it came from; of what cannot be read they are told. */
function withoutPlaces(reading: Manifests, { command, line }: NonNullable<ReadFile["rendered"]>): Manifests {
  const told = ({ message, place, ...problem }: ManifestProblem): ManifestProblem => ({
    ...problem,
    message: `${message} (line ${line + place.line - 1} of what \`${command}\` prints)`,
    place: firstPlace,
  });
  return {
    manifests: reading.manifests.map((manifest) => ({
      ...manifest,
      place: firstPlace,
      locate: () => firstPlace,
    })),
    problems: reading.problems.map(told),
    ignored: reading.ignored.map(() => firstPlace),
    comments: reading.comments.map((comment) => ({ ...comment, place: firstPlace })),
  };
}

// Reads the files that a command line means, and tells manifests from what only lies beside them.
import { basename, extname, resolve } from "node:path";
import {
  annotationExceptions,
  commentExceptions,
  documentProblems,
  type ExceptionsReading,
  type Manifest,
  type ManifestProblem,
  type Manifests,
  maximumManifestBytes,
  type Place,
  passedOver,
  readManifests,
  typesWithin,
} from "@palisade/guardrails";
import { ReadingMemory } from "@palisade/language";
import { FileError, shownPath } from "../file-error.js";
import { type FoundFile, findFiles } from "../find-files.js";
import type { Host } from "../host.js";
import { clearProgress, showProgress } from "../output/progress.js";
import type { FileException } from "../project/exception-files.js";
import type { IsIgnored } from "../project/ignored-paths.js";
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

type ReadFile = FoundFile & {
  readonly bytes: Uint8Array;
  /** Of what was rendered: by which command, and where in its output this began. The places in the file are not known. */
  readonly rendered?: { readonly command: string; readonly line: number };
};

export type GatherOptions = {
  /** Charts and kustomizations are rendered; without it they are set aside. */
  readonly render?: RenderOptions;
  /** Files of the run itself, such as its settings: below a directory they are nothing to judge. */
  readonly own?: readonly (string | undefined)[];
  readonly isIgnored?: IsIgnored;
  /** Told of every file that documents are read from, as messages call it, with its bytes. */
  readonly onFile?: (file: string, path: string, bytes: Uint8Array) => void;
  /** Whether comments, and annotations, are exceptions of what they stand on. */
  readonly exceptions?: { readonly comments: boolean; readonly annotations: boolean };
};

export async function gatherManifests(
  paths: readonly string[],
  host: Host,
  options: GatherOptions = {},
): Promise<ManifestSet> {
  const { isIgnored, own = [] } = options;
  const ownFiles = new Set(own.flatMap((path) => (path === undefined ? [] : [resolve(path)])));
  const isWanted = (path: string): boolean =>
    (manifestExtensions.has(extname(path).toLowerCase()) || isKustomization(path)) &&
    !ownFiles.has(resolve(path));
  const found = await findFiles(paths, isWanted, { ignoresNamed: true, ...(isIgnored && { isIgnored }) });
  const gathering = new Gathering(found.files, options);
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
  const { resources, errors, setAside, exceptions } = gathering;
  const isSearched = found.files.length === 0 || found.files.some(({ named }) => !named);
  const { ignored } = found;
  return { paths, resources, errors, setAside, exceptions, files: files.length, ignored, isSearched };
}

class Gathering {
  readonly resources: Resource[] = [];
  readonly errors: ManifestError[] = [];
  readonly setAside: SetAside[] = [];
  readonly exceptions: FileException[] = [];
  /** A large set is read again in part, rather than held in whole. */
  readonly #memory = new ReadingMemory();
  readonly #charts: ReadonlySet<string>;
  readonly #allowed: NonNullable<GatherOptions["exceptions"]>;
  readonly #onFile: GatherOptions["onFile"];

  constructor(files: readonly FoundFile[], { exceptions, onFile }: GatherOptions) {
    this.#onFile = onFile;
    this.#allowed = exceptions ?? { comments: true, annotations: false };
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
    if (rendered === undefined) this.#onFile?.(file, path, bytes);
    const reading = readManifests(bytes, this.#memory);
    const { manifests, problems, ignored } =
      rendered === undefined ? reading : withoutPlaces(reading, rendered);
    const isTemplateAt =
      problems.length > 0 && rendered === undefined
        ? templateLines(new TextDecoder().decode(bytes))
        : () => false;
    const numbers = new Map<number, number>();
    for (const { message, place } of problems) {
      if (isTemplateAt(place.line)) {
        const reason = "a template that is not rendered: what rendering it gives can be judged";
        this.setAside.push({ file, place, reason });
      } else this.errors.push({ file, place, message });
    }
    for (const place of ignored) this.setAside.push({ file, place, reason: passedOver });
    for (const [number, manifest] of manifests.entries()) {
      // kubectl skips documents that hold nothing.
      const { value } = manifest;
      if (value === null) continue;
      const found = documentProblems(value);
      const foreign = found.find((problem) => problem.is === "foreign");
      if (foreign === undefined) {
        numbers.set(number, this.resources.length);
        this.#readAnnotations(file, manifest);
        const types = named ? typesWithin(value) : undefined;
        this.resources.push({
          file,
          manifest,
          ...(rendered === undefined && { number }),
          ...(types && { types }),
        });
      } else if (!named)
        this.setAside.push({ file, place: manifest.place, reason: foreignReason(path, foreign.message) });
      else this.errors.push({ file, place: manifest.place, message: foreign.message });
      for (const { message, at, is } of found) {
        if (is === "refused") this.errors.push({ file, place: manifest.locate(at), message });
      }
    }
    if (!this.#allowed.comments) return;
    const called = rendered === undefined ? file : `${file} (rendered)`;
    const resourceOf = (number: number): number | undefined => numbers.get(number);
    const { exceptions, problems: wrong } = commentExceptions({
      file: called,
      comments: reading.comments,
      resourceOf,
    });
    const placed = <T extends { readonly place: Place }>(each: T): T =>
      rendered === undefined ? each : { ...each, place: firstPlace };
    this.#except(file, { exceptions: exceptions.map(placed), problems: wrong.map(placed) });
  }

  #readAnnotations(file: string, { value: document, locate }: Manifest): void {
    if (!this.#allowed.annotations) return;
    const resource = this.resources.length;
    this.#except(file, annotationExceptions({ file, resource, document, locate }));
  }

  /** One that is written wrongly is an error: whoever wrote it believes that it holds. */
  #except(file: string, { exceptions, problems }: ExceptionsReading): void {
    for (const each of exceptions) this.exceptions.push({ ...each, file });
    for (const { message, place } of problems) this.errors.push({ file, place, message });
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
    // Field by field: whatever else a manifest tells of its places must not be kept by mistake.
    manifests: reading.manifests.map((manifest) => ({
      get value() {
        return manifest.value;
      },
      place: firstPlace,
      locate: () => firstPlace,
      locateValue: () => firstPlace,
      regionOf: () => ({ ...firstPlace, endLine: firstPlace.line, endColumn: firstPlace.column }),
    })),
    problems: reading.problems.map(told),
    ignored: reading.ignored.map(() => firstPlace),
    comments: reading.comments.map((comment) => ({ ...comment, place: firstPlace })),
  };
}

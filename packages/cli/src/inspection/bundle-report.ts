// What `palisade inspect` tells: the shape that `opa inspect` has, and the digest and entrypoints beside it.
import { join, normalize } from "node:path";
import { writeManifest } from "@palisade/bundle";
import type { AnnotationRef, Module, RequiredCapabilities } from "@palisade/compiler";
import type { OpenedBundle } from "../load-bundle.js";

export type WasmModule = {
  readonly entrypoints: readonly string[];
  readonly path: string;
  readonly url: string;
};

export type BundleReport = {
  /** Absent for a file of Rego. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly signatures_config: unknown;
  readonly wasm_modules?: readonly WasmModule[];
  /** The files of each package, and of the documents that data files are. */
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  /** If they were asked for, and there are any. */
  readonly annotations?: readonly AnnotationRef[];
  readonly capabilities: RequiredCapabilities;
  readonly digest?: string;
  /** `pkg/rule` of what can be asked. */
  readonly entrypoints: readonly string[];
};

export type Inspected = {
  readonly path: string;
  readonly opened: OpenedBundle | undefined;
  readonly modules: readonly Module[];
  readonly required: RequiredCapabilities;
};

const dataFile = /(?:^|\/)data\.(?:json|yaml|yml)$/;
const signaturesFile = ".signatures.json";

export async function bundleReport(
  { path, opened, modules, required }: Inspected,
  withAnnotations: boolean,
): Promise<BundleReport> {
  const { annotationRefs, printTerm } = await import("@palisade/compiler");
  const namespaces = new Map<string, string[]>();
  const add = (namespace: string, file: string): void => {
    namespaces.set(namespace, [...(namespaces.get(namespace) ?? []), file]);
  };
  for (const { package: named, file } of modules) add(printTerm(named.path), moduleName(file, opened));
  for (const name of opened?.files.keys() ?? []) {
    if (dataFile.test(name)) add(documentOf(name.split("/").slice(0, -1)), dataName(name, path, opened));
  }
  const wasm = opened?.bundle.manifest.wasm ?? [];
  for (const { entrypoint, module } of wasm) add(documentOf(entrypoint.split("/")), `/${module}`);
  const annotations = annotationRefs(modules).map((each) => ({
    ...each,
    location: { ...each.location, file: moduleName(each.location.file, opened) },
  }));
  const told = [...annotations, ...wasmAnnotations(opened)];
  return {
    ...(opened === undefined ? {} : { manifest: manifestOf(opened) }),
    signatures_config: signaturesOf(opened),
    ...(opened === undefined || opened.bundle.wasm.size === 0
      ? {}
      : { wasm_modules: wasmModules(path, opened) }),
    namespaces: Object.fromEntries([...namespaces].sort(([left], [right]) => (left < right ? -1 : 1))),
    ...(withAnnotations && told.length > 0 ? { annotations: told } : {}),
    capabilities: required,
    ...(opened === undefined ? {} : { digest: opened.bundle.digest }),
    entrypoints: entrypointsOf(annotations, wasm),
  };
}

function manifestOf({ bundle }: OpenedBundle): Readonly<Record<string, unknown>> {
  return JSON.parse(writeManifest(bundle.manifest)) as Readonly<Record<string, unknown>>;
}

function signaturesOf(opened: OpenedBundle | undefined): unknown {
  const content = opened?.files.get(signaturesFile);
  return content === undefined ? {} : (JSON.parse(new TextDecoder().decode(content)) as unknown);
}

/** As OPA writes them: those in an archive begin with a slash. */
function moduleName(file: string, opened: OpenedBundle | undefined): string {
  return opened === undefined || opened.isDirectory ? normalize(file) : `/${file}`;
}

function dataName(name: string, path: string, opened: OpenedBundle | undefined): string {
  return opened?.isDirectory === true ? normalize(join(path, name)) : `/${name}`;
}

function documentOf(steps: readonly string[]): string {
  return ["data", ...steps].join(".");
}

function wasmModules(path: string, { bundle, isDirectory }: OpenedBundle): readonly WasmModule[] {
  return [...bundle.wasm.keys()].map((name) => ({
    entrypoints: bundle.manifest.wasm
      .filter(({ module }) => module === name)
      .map(({ entrypoint }) => documentOf(entrypoint.split("/"))),
    path: `/${name}`,
    url: isDirectory ? normalize(join(path, name)) : `${path}/${name}`,
  }));
}

/** What the manifest says of entrypoints, whose policies may be gone. */
function wasmAnnotations(opened: OpenedBundle | undefined): readonly AnnotationRef[] {
  return (opened?.bundle.manifest.wasm ?? []).flatMap(({ entrypoint, module, annotations }) =>
    annotations.map((each) => ({
      annotations: each as AnnotationRef["annotations"],
      location: { file: `/${module}`, row: 0, col: 0 },
      path: [
        { type: "var", value: "data" },
        ...entrypoint.split("/").map((value) => ({ type: "string", value })),
      ],
    })),
  );
}

function entrypointsOf(
  annotations: readonly AnnotationRef[],
  listed: readonly { readonly entrypoint: string }[],
): readonly string[] {
  const declared = annotations
    .filter((each) => each.annotations["entrypoint"] === true)
    .map(({ path }) => stepsOf(path).slice(1).join("/"));
  return [...new Set([...listed.map(({ entrypoint }) => entrypoint), ...declared])].sort();
}

export function stepsOf(path: AnnotationRef["path"]): readonly string[] {
  return path.map(({ value }) => String(value));
}

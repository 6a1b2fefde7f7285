// Writes a bundle as `opa build` lays it out, the same bytes for the same content.
import { type Plan, printJson, RegoObject, writePlan } from "@palisade/language";
import { safeName, writeArchive } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { digestBundle, signaturesFile } from "./digest.js";
import { emptyManifest, type Manifest, manifestFile, readManifest, writeManifest } from "./manifest.js";
import { type BundleModule, planFile, wasmFile } from "./read-bundle.js";
import { fileRegoVersions } from "./rego-versions.js";
import { type BundleSigning, signFiles } from "./signature.js";

/** A METADATA block; only those that say which entrypoint's `path` they describe get into the manifest. */
export type EntrypointAnnotations = {
  readonly path?: string;
  readonly scope: string;
  readonly entrypoint: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What goes into a bundle; all of it may be left out. */
export type BundleContent = {
  /** `name` and `description` become metadata. */
  readonly manifest?: Partial<Manifest> & { readonly name?: string; readonly description?: string };
  readonly revision?: string | undefined;
  /** What `wasm` answers: `pkg/rule`. */
  readonly entrypoints?: readonly string[];
  readonly annotations?: readonly EntrypointAnnotations[];
  readonly data?: RegoObject;
  readonly modules?: readonly BundleModule[];
  readonly wasm?: Uint8Array;
  readonly plan?: Plan;
  /** If given, the bundle is signed. */
  readonly signing?: BundleSigning;
};

/**
 * The bytes of a bundle; its digest goes into the manifest's metadata, as `palisade.digest`.
 * @throws {BundleError} for a manifest that no reader would take, or files of the same name.
 */
export async function writeBundle(content: BundleContent): Promise<Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const put = (name: string, bytes: Uint8Array) => {
    if (files.has(name)) throw new BundleError("duplicate_file", `\`${name}\` is in the bundle twice`);
    files.set(name, bytes);
  };
  put("data.json", encoder.encode(`${printJson(content.data ?? new RegoObject())}\n`));
  if (content.wasm !== undefined) put(wasmFile, content.wasm);
  if (content.plan !== undefined) put(planFile, encoder.encode(writePlan(content.plan)));
  for (const { file, text } of content.modules ?? []) put(safeName(file), encoder.encode(text));
  // Through the reader, so that what is written is what will be read.
  const manifest = readManifest(writeManifest(manifestOf(content)));
  put(manifestFile, encoder.encode(await stampedManifest(files, manifest)));
  if (content.signing !== undefined)
    put(signaturesFile, encoder.encode(await signFiles(files, content.signing)));
  return writeArchive(files);
}

const encoder = new TextEncoder();

function manifestOf(content: BundleContent): Manifest {
  const { name, description, ...manifest } = content.manifest ?? {};
  const { entrypoints = [], annotations = [], wasm, revision } = content;
  const versions = fileRegoVersions(content.modules ?? [], manifest.regoVersion);
  const described = (entrypoint: string) => annotations.filter(({ path }) => path === entrypoint);
  const listed = entrypoints.map((entrypoint) => ({
    entrypoint,
    module: wasmFile,
    annotations: described(entrypoint).map(({ scope, fields, entrypoint: isEntrypoint }) => ({
      scope,
      ...fields,
      ...(isEntrypoint ? { entrypoint: true } : {}),
    })),
  }));
  return {
    ...emptyManifest,
    ...(wasm === undefined ? {} : { wasm: listed }),
    ...manifest,
    fileRegoVersions: { ...manifest.fileRegoVersions, ...versions },
    ...(revision === undefined ? {} : { revision }),
    metadata: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...manifest.metadata,
    },
  };
}

async function stampedManifest(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): Promise<string> {
  const { palisade, ...metadata } = manifest.metadata as { readonly palisade?: object };
  const { digest: _, ...rest } = { digest: undefined, ...palisade };
  const bare = Object.keys(rest).length === 0 ? metadata : { ...metadata, palisade: rest };
  const digest = await digestBundle(files, writeManifest({ ...manifest, metadata: bare }));
  return writeManifest({ ...manifest, metadata: { ...metadata, palisade: { ...rest, digest } } });
}

// The public surface, line by line.

export { defaultMaximumSize, type Files, readArchive, writeArchive } from "./archive.js";
export { BundleError, type BundleErrorCode } from "./bundle-error.js";
export {
  emptyManifest,
  type Manifest,
  readManifest,
  rootsOf,
  type WasmEntrypoint,
  writeManifest,
} from "./manifest.js";
export {
  type Bundle,
  type BundleModule,
  type ReadBundleOptions,
  readBundle,
  readBundleFiles,
} from "./read-bundle.js";
export { growRootTree, isWithinRoots, type RootTree } from "./root-tree.js";
export { type BundleSigning, type BundleVerification, signFiles } from "./signature.js";
export { type SignatureAlgorithm, signatureAlgorithms } from "./signature-key.js";
export { defaultMaximumWeight, jsonWeight } from "./text-weight.js";
export { type BundleContent, type EntrypointAnnotations, writeBundle } from "./write-bundle.js";

// Bundles in an OCI registry, as OPA pulls them: a manifest with one layer that is the bundle.
import { z } from "zod";
import { GuardError } from "../../guard-error.js";
import type { BundleAnswer, BundleAsked, BundleSource } from "../bundle-source.js";
import { ReloadError } from "../reload-error.js";
import { hasDigest, isDigest } from "./content-digest.js";
import { type OciReference, readOciReference } from "./oci-reference.js";
import { jsonIn, RegistryClient, type RegistryCredentials } from "./registry-client.js";

export type OciSourceOptions = {
  /** `registry.example/team/palisade:v1`, or `registry.example/team/palisade@sha256:…`. */
  readonly reference: string;
  /** If the registry asks for them. */
  readonly credentials?: RegistryCredentials;
  /** Of everything that one bundle takes; default 30,000. */
  readonly timeoutMilliseconds?: number;
  /** Of the bundle; default: 64 MiB. */
  readonly maximumBytes?: number;
  /** Whether the registry is asked without TLS: for one on the same machine. */
  readonly plainHttp?: boolean;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
};

const manifestType = "application/vnd.oci.image.manifest.v1+json";
const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";

/** What registries take at most. */
const longestManifest = 4 * 1024 * 1024;

const layerSchema = z.object({
  mediaType: z.string(),
  digest: z.string().refine(isDigest),
  size: z.int().nonnegative(),
});
const manifestSchema = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(manifestType).optional(),
  layers: z.array(layerSchema).max(1000),
});

/**
 * A tag is looked at again and again, and its bundle is pulled when it is another one; a digest is always the same bundle.
 * @throws {GuardError} `invalid_options` for what is no reference
 * @see https://www.openpolicyagent.org/docs/management-bundles#oci-registry
 * @example createOciSource({ reference: "registry.example/team/palisade:v1" })
 */
export function createOciSource(options: OciSourceOptions): BundleSource {
  const { reference: text, credentials, plainHttp = false, fetch: ask = fetch } = options;
  const reference = readOciReference(text);
  if (credentials?.username.includes(":") === true)
    throw new GuardError("invalid_options", "the `username` for a registry has no colon");
  const client = new RegistryClient({
    origin: `${plainHttp ? "http" : "https"}://${reference.registry}`,
    scope: `repository:${reference.repository}:pull`,
    credentials,
    fetch: ask,
  });
  return { name: text, fetch: (asked) => pull(client, reference, asked, options) };
}

async function pull(
  client: RegistryClient,
  { repository, reference }: OciReference,
  { etag, signal }: BundleAsked,
  { timeoutMilliseconds = 30_000, maximumBytes = 64 * 1024 * 1024 }: OciSourceOptions,
): Promise<BundleAnswer> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(timeoutMilliseconds)]);
  const manifest = await client.get(`/v2/${repository}/manifests/${reference}`, {
    accept: manifestType,
    maximumBytes: longestManifest,
    signal: within,
  });
  checkManifest(manifest.bytes, reference, manifest.headers);
  const { digest, size } = layerIn(manifest.bytes);
  if (digest === etag) return { isChanged: false, waited: false };
  if (size > maximumBytes) throw new ReloadError("too_large", `it is larger than ${maximumBytes} bytes`);
  const { bytes } = await client.get(`/v2/${repository}/blobs/${digest}`, {
    accept: "application/octet-stream, */*",
    maximumBytes,
    signal: within,
  });
  if (bytes.length !== size || !hasDigest(bytes, digest))
    throw new ReloadError("bad_response", `the layer is not the one of the manifest, ${digest}`);
  return { isChanged: true, bytes, etag: digest, waited: false };
}

/** @throws {ReloadError} for another manifest than was asked for, and for what is none */
function checkManifest(bytes: Uint8Array, reference: string, headers: Headers): void {
  // What the registry says of its own answer is held against it, too.
  const told = headers.get("docker-content-digest");
  for (const digest of [reference, told ?? ""])
    if (isDigest(digest) && !hasDigest(bytes, digest))
      throw new ReloadError("bad_response", `the manifest has another digest than ${digest}`);
  const type = headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== manifestType)
    throw new ReloadError("bad_response", `what it calls so is no manifest of an image, \`${manifestType}\``);
}

/** @throws {ReloadError} unless there is one that a bundle may be in */
function layerIn(bytes: Uint8Array): z.infer<typeof layerSchema> {
  const { data } = manifestSchema.safeParse(jsonIn(bytes));
  if (data === undefined) throw new ReloadError("bad_response", "the manifest is none");
  const [layer, ...others] = data.layers.filter(({ mediaType }) => mediaType === layerType);
  if (layer === undefined) throw new ReloadError("bad_response", `it has no layer \`${layerType}\``);
  if (others.length > 0)
    throw new ReloadError("bad_response", "it has more than one layer: a bundle is in one");
  return layer;
}

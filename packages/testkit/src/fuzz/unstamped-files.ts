// A bundle's files without the digest in its manifest: with it, every damage would be found at the door.
import { type Files, readManifest, writeManifest } from "@palisade/bundle";

export function unstampedFiles(files: Files): Files {
  const content = files.get(".manifest");
  if (content === undefined) return files;
  const { metadata, ...manifest } = readManifest(new TextDecoder().decode(content));
  const { palisade: _, ...kept } = metadata;
  return new Map([
    ...files,
    [".manifest", new TextEncoder().encode(writeManifest({ ...manifest, metadata: kept }))],
  ]);
}

// A bundle's file as a source: asked again when the file is another one.
import { stat } from "node:fs/promises";
import { readBundleFile } from "@palisade/runtime/node";
import { messageOf } from "../caught.js";
import type { BundleSource } from "./bundle-source.js";
import { ReloadError } from "./reload-error.js";

/**
 * The file at a path. It is looked at again and again, which works on every file system and through links that are exchanged,
 * as those of mounted config maps are.
 * @example createFileSource("bundles/palisade.tar.gz")
 */
export function createFileSource(path: string): BundleSource {
  return {
    name: path,
    fetch: async ({ etag }) => {
      try {
        const { mtimeMs, ctimeMs, size, ino } = await stat(path);
        const now = `${mtimeMs}:${ctimeMs}:${size}:${ino}`;
        if (now === etag) return { isChanged: false, waited: false };
        return { isChanged: true, bytes: await readBundleFile(path), etag: now, waited: false };
      } catch (cause) {
        throw new ReloadError("unreachable", messageOf(cause, 500), { cause });
      }
    },
  };
}

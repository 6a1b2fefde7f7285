// What sources of bundles have of a Node process: files, and credentials in its environment.
import { stat } from "node:fs/promises";
import process from "node:process";
import { readBundleFile } from "@palisade/runtime/node";
import { messageOf } from "../caught.js";
import { GuardError } from "../guard-error.js";
import type { BundleSource } from "./bundle-source.js";
import type { RegistryCredentials } from "./oci/registry-client.js";
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
        throw new ReloadError("unreachable", messageOf(cause), { cause });
      }
    },
  };
}

/**
 * The user's name and password for a registry, `PALISADE_REGISTRY_USERNAME` and `PALISADE_REGISTRY_PASSWORD`; nothing if
 * neither is set.
 * @throws {GuardError} `invalid_options` for one without the other
 * @example createOciSource({ reference: "registry.example/team/palisade:v1", ...registryCredentials() })
 */
export function registryCredentials(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly credentials?: RegistryCredentials } {
  const { PALISADE_REGISTRY_USERNAME: username = "", PALISADE_REGISTRY_PASSWORD: password = "" } =
    environment;
  if (username === "" && password === "") return {};
  if (username === "" || password === "")
    throw new GuardError(
      "invalid_options",
      "PALISADE_REGISTRY_USERNAME and PALISADE_REGISTRY_PASSWORD go together: one of them is not set",
    );
  return { credentials: { username, password } };
}

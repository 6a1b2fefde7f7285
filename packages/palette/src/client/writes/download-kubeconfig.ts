// Puts a kubeconfig into a new file that only its owner can read; its text is not told to anybody.
import { randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { PaletteError } from "../palette-error.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";
import { getClientKubeconfig, getKubeconfig } from "./endpoints.js";
import { type KubeconfigFacts, readKubeconfig } from "./read-kubeconfig.js";

export type KubeconfigDownload = {
  /** A folder that is there; the file gets a name that no other has. */
  readonly directory: string;
  /** `client` as Palette's own tools use it, which is usual, or `cluster` with the address of the cluster itself. */
  readonly source?: "client" | "cluster";
};

export type DownloadedKubeconfig = KubeconfigFacts & { readonly clusterUid: string; readonly path: string };

/**
 * @throws {PaletteError} `not_found` if the cluster has none, `unexpected_response` if it is none, `invalid` if no file
 * can be made in this folder
 */
export async function downloadKubeconfig(
  call: Call,
  clusterUid: string,
  { directory, source = "client" }: KubeconfigDownload,
  options?: CallOptions,
): Promise<DownloadedKubeconfig> {
  const path = { uid: clusterUid };
  const answer =
    source === "client"
      ? await call(getClientKubeconfig, { path }, options)
      : await call(getKubeconfig, { path, query: { frp: false } }, options);
  const { text, facts } = readKubeconfig(answer);
  const file = resolve(join(directory, `kubeconfig-${randomUUID()}.yaml`));
  await writeNewFile(file, text);
  return { clusterUid, path: file, ...facts };
}

async function writeNewFile(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      // Whatever the process' mask is.
      await handle.chmod(0o600);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown failure";
    throw new PaletteError("invalid", `the kubeconfig cannot be written there (${code})`, {
      hint: "give a folder in which files can be made",
    });
  }
}

// The key that an approver signs with: a file that nobody else can read, or what comes in.
import type { PrivateKey } from "@palisade/guardrails/gate";
import type { Host } from "../host.js";
import { readText } from "../read-text.js";
import { ofFile } from "../store-file.js";

const longestKey = 64 * 1024;

/** Makes a key in a new file of mode 0600. @throws {FileError} if there is a file of this name, or none can be made */
export async function makeApproverKey(path: string): Promise<PrivateKey> {
  const { makeKeyFile } = await import("@palisade/stores/keys");
  return ofFile(path, () => makeKeyFile(path));
}

/** @throws {FileError} for what is no Ed25519 key, and for a file that others may read */
export async function readApproverKey(path: string, host: Host): Promise<PrivateKey> {
  const { readKey, readKeyFile } = await import("@palisade/stores/keys");
  if (path !== "-") return ofFile(path, () => readKeyFile(path));
  const text = await readText(path, host, { limit: longestKey, called: "the key" });
  return ofFile(path, () => readKey(text));
}

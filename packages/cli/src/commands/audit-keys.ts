// `palisade audit keys`: the key that signs an audit log, made, and replaced by another.
import { keyId, type PrivateKey, publicKeyOf } from "@palisade/guardrails/gate";
import { openLogToWrite } from "../audit/open-log-to-write.js";
import {
  checkFree,
  checkHolds,
  publicFileOf,
  replacePublicKey,
  writeNewPublicKey,
} from "../audit/public-key-file.js";
import { defineCommand } from "../define-command.js";
import type { Host } from "../host.js";
import { isThere } from "../is-there.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { type GateFiles, gateFiles } from "../project/gate-files.js";
import { projectOptions } from "../project/project-options.js";
import { ofFile } from "../store-file.js";
import { UsageError } from "../usage-error.js";

export const auditKeys = defineCommand({
  name: "audit keys",
  summary: "Makes the Ed25519 key that signs an audit log, or puts a new one in its place.",
  arguments: "[file]",
  options: {
    rotate: {
      type: "boolean",
      description:
        "put a new key in the place of the one in the file; the log says so, signed by the old one",
    },
    log: {
      type: "string",
      placeholder: "log",
      description: "with --rotate: the log that it signs, a folder or a database",
    },
    "keep-head": {
      type: "string",
      placeholder: "file",
      description: "with --rotate: the file in which the gate keeps the log's head",
    },
    format: {
      type: "string",
      choices: ["text", "json"],
      default: "text",
      description: "how to print which key it is",
    },
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade audit keys signer.json",
      meaning: "the private key stays in the file (mode 0600); the public one is signer.pub.json",
    },
    {
      line: "palisade audit keys signer.json --rotate --log audit",
      meaning: "whoever trusts the old key comes to trust the new one by the log",
    },
  ],
  run: async ({ paths: [typed], values }, host) => {
    const project = typed === undefined ? await gateFiles(values, host) : {};
    const path = typed ?? project.signer;
    if (path === undefined)
      throw new UsageError(
        "name the file that the private key is to be in, or set `signer` of `gate` in palisade.yaml",
      );
    if (!values.rotate && (values.log ?? values["keep-head"]) !== undefined)
      throw new UsageError("--log and --keep-head go with --rotate");
    const publicFile = publicFileOf(path);
    const key = values.rotate ? await rotated(path, values, project, host) : await made(path);
    const publicKey = publicKeyOf(key);
    const named = { key: keyId(publicKey), file: path, publicFile };
    host.out(
      values.format === "json"
        ? jsonData(`${JSON.stringify(named, undefined, 2)}\n`)
        : shown`${path}: the private key ${named.key}\n${publicFile}: what verifies it\n`,
    );
    return 0;
  },
});

async function made(path: string): Promise<PrivateKey> {
  const publicFile = publicFileOf(path);
  const { makeKeyFile } = await import("@palisade/stores/keys");
  return ofFile(path, async () => {
    if (!(await isThere(path))) await checkFree(publicFile);
    const key = await makeKeyFile(path);
    await writeNewPublicKey(publicFile, publicKeyOf(key));
    return key;
  });
}

type RotateValues = { readonly log: string | undefined; readonly "keep-head": string | undefined };

async function rotated(
  path: string,
  values: RotateValues,
  project: GateFiles,
  host: Host,
): Promise<PrivateKey> {
  const log = values.log ?? project.log;
  const head = values["keep-head"] ?? project.head;
  if (log === undefined) throw new UsageError("name the log that the key signs with --log");
  const { readKeyFile, rotateKeyFile } = await import("@palisade/stores/keys");
  const { createFileHeadKeeper } = await import("@palisade/stores/file");
  const keeping = head === undefined ? {} : { heads: createFileHeadKeeper(head) };
  const publicFile = publicFileOf(path);
  return ofFile(path, async () => {
    await checkHolds(publicFile, publicKeyOf(await readKeyFile(path)), host);
    const { store, close } = await openLogToWrite(log);
    try {
      const key = await rotateKeyFile(path, { store, ...keeping });
      await replacePublicKey(publicFile, publicKeyOf(key));
      return key;
    } finally {
      await close();
    }
  });
}

// `palisade sign`: a signature over the files of a bundle, as `opa sign` writes it.
import { join } from "node:path";
import { BundleError, type Files, signFiles } from "@palisade/bundle";
import { defineCommand } from "../define-command.js";
import { readBundleContent } from "../load-bundle.js";
import { readSigning, signingOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";
import { bundlesOption } from "./policy-options.js";

export const sign = defineCommand({
  name: "sign",
  summary: "Signs a bundle: writes a .signatures.json over the digests of its files.",
  arguments: "[paths...]",
  options: {
    bundle: bundlesOption,
    ...signingOptions,
    "output-file-path": {
      type: "string",
      short: "o",
      placeholder: "directory",
      default: ".",
      description: "where to write .signatures.json",
    },
  },
  examples: [
    {
      line: "palisade sign -b bundle/ --signing-key private.pem -o bundle/",
      meaning: "a directory, with RS256",
    },
    {
      line: "palisade sign -b bundle.tar.gz --signing-key env:SECRET --signing-alg HS512",
      meaning: "a secret",
    },
  ],
  run: async ({ paths, values }, host) => {
    const { signing } = await readSigning(values, host);
    if (signing === undefined) throw new UsageError("name a key with --signing-key");
    const bundles = [...values.bundle, ...paths];
    if (bundles.length === 0) throw new UsageError("name a bundle with -b: a directory or a .tar.gz");
    const files = new Map<string, Uint8Array>();
    for (const path of bundles) addFiles(files, await readBundleContent(path, host));
    try {
      await writeWhole(join(values["output-file-path"], ".signatures.json"), await signFiles(files, signing));
    } catch (error) {
      if (!(error instanceof BundleError)) throw error;
      throw new UsageError(error.message);
    }
    return 0;
  },
});

function addFiles(files: Map<string, Uint8Array>, more: Files): void {
  for (const [name, content] of more) {
    if (files.has(name)) throw new UsageError(`${name} is in two of the bundles`);
    files.set(name, content);
  }
}

// The model of texts that ships with the package, from its file.
import { readFile } from "node:fs/promises";
import { messageOf } from "../caught.js";
import { GuardError } from "../guard-error.js";

const path = new URL("../../models/texts.model", import.meta.url);

/** @throws {GuardError} `invalid_options` if the file is not there: the package is not whole. */
export async function readShippedTextModel(): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new GuardError("invalid_options", `the model of texts cannot be read: ${messageOf(cause)}`, {
      cause,
    });
  }
}

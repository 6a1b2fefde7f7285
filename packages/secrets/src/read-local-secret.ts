// Secrets of this machine: from the environment, or a file.
import { readFileSecret } from "./read-file-secret.js";
import { SecretError } from "./secret-error.js";
import type { LocalSource } from "./secret-source.js";

export type LocalPlaces = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where paths start from. */
  readonly pathOf: (path: string) => string;
};

/** Without the white space around it. @throws {SecretError} */
export async function readLocalSecret(
  source: LocalSource,
  { environment, pathOf }: LocalPlaces,
): Promise<string> {
  const text =
    "env" in source ? variable(environment, source.env) : await readFileSecret(pathOf(source.file));
  return withoutSpace(text);
}

/** @throws {SecretError} for one that is empty */
export function withoutSpace(text: string): string {
  const secret = text.trim();
  if (secret === "") throw new SecretError("not_found", "the secret is empty");
  return secret;
}

function variable(environment: LocalPlaces["environment"], name: string): string {
  const value = environment[name];
  if (value === undefined) throw new SecretError("not_found", `the environment has no \`${name}\``);
  return value;
}

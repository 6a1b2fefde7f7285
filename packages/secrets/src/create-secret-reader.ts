// Reads secrets from wherever they are kept.
import { readFileSecret } from "./read-file-secret.js";
import { SecretError } from "./secret-error.js";
import type { SecretSource } from "./secret-source.js";

export type SecretReaderOptions = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where paths start from; default: they are taken as they are. */
  readonly pathOf?: (path: string) => string;
};

export type SecretReader = {
  /**
   * The secret as it is now, without the white space around it.
   * @throws {SecretError} never with any of it
   */
  read(source: SecretSource): Promise<string>;
};

/**
 * Makes a reader of secrets.
 * @example
 * const secrets = createSecretReader({ environment: process.env });
 * const apiKey = () => secrets.read({ file: "/run/secrets/palette" });
 */
export function createSecretReader({
  environment,
  pathOf = (path) => path,
}: SecretReaderOptions): SecretReader {
  return {
    read: async (source) => {
      const text =
        "env" in source
          ? fromEnvironment(environment, source.env)
          : await readFileSecret(pathOf(source.file));
      const secret = text.trim();
      if (secret === "") throw new SecretError("not_found", "the secret is empty");
      return secret;
    },
  };
}

function fromEnvironment(environment: SecretReaderOptions["environment"], name: string): string {
  const value = environment[name];
  if (value === undefined) throw new SecretError("not_found", `the environment has no \`${name}\``);
  return value;
}

// Reads secrets from wherever they are kept.
import { readAwsSecret } from "./aws-reader.js";
import { readLocalSecret, withoutSpace } from "./read-local-secret.js";
import type { SecretSource } from "./secret-source.js";
import { VaultReader } from "./vault-reader.js";

export type SecretReaderOptions = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where paths start from; default: they are taken as they are. */
  readonly pathOf?: (path: string) => string;
  /** How long a secret of Vault or AWS is not asked for again; default: 60. Those of this machine are read each time. */
  readonly cacheSeconds?: number;
  /** Milliseconds since the epoch; default: the system's. */
  readonly now?: () => number;
};

export type SecretReader = {
  /**
   * The secret as it is now, without the white space around it. One that cannot be read any more is not known any more.
   * @throws {SecretError} never with any of it
   */
  read(source: SecretSource): Promise<string>;
};

type Kept = { readonly until: number; readonly secret: Promise<string> };

/**
 * Makes a reader of secrets.
 * @example
 * const secrets = createSecretReader({ environment: process.env });
 * const apiKey = () => secrets.read({ file: "/run/secrets/palette" });
 */
export function createSecretReader({
  environment,
  pathOf = (path) => path,
  cacheSeconds = 60,
  now = Date.now,
}: SecretReaderOptions): SecretReader {
  const places = { environment, pathOf };
  const vault = new VaultReader({ ...places, now });
  const kept = new Map<string, Kept>();

  const fetch = async (source: SecretSource): Promise<string> => {
    if ("vault" in source) return withoutSpace(await vault.read(source.vault));
    if ("aws" in source) return withoutSpace(await readAwsSecret(source.aws));
    return readLocalSecret(source, places);
  };

  return {
    read: (source) => {
      if ("env" in source || "file" in source) return fetch(source);
      const key = JSON.stringify(source);
      const known = kept.get(key);
      if (known !== undefined && now() < known.until) return known.secret;
      const secret = fetch(source);
      kept.set(key, { until: now() + cacheSeconds * 1000, secret });
      secret.catch(() => kept.delete(key));
      return secret;
    },
  };
}

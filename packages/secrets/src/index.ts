// Secrets from where they are kept, asked for whenever they are needed, so that they can be replaced meanwhile.
export { createSecretReader, type SecretReader, type SecretReaderOptions } from "./create-secret-reader.js";
export { SecretError, type SecretErrorCode } from "./secret-error.js";
export type { SecretSource } from "./secret-source.js";

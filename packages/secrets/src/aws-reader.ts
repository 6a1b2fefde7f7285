// Secrets of AWS Secrets Manager, by AWS' own client, which is loaded only where one is asked for.
import { SecretError, type SecretErrorCode } from "./secret-error.js";
import type { AwsSecret } from "./secret-source.js";

const timeoutMs = 10_000;

const codes: Readonly<Record<string, SecretErrorCode>> = {
  ResourceNotFoundException: "not_found",
  AccessDeniedException: "forbidden",
  UnrecognizedClientException: "forbidden",
  InvalidSignatureException: "forbidden",
  ExpiredTokenException: "forbidden",
  CredentialsProviderError: "forbidden",
};

/** @throws {SecretError} never with what AWS said of it */
export async function readAwsSecret({ secret, field, region, endpoint }: AwsSecret): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = await import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { requestTimeout: timeoutMs, connectionTimeout: timeoutMs },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  try {
    const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
    if (text === undefined) throw new SecretError("invalid", `\`${secret}\` of Secrets Manager is no text`);
    return field === undefined ? text : fieldOf(text, field, secret);
  } catch (error) {
    if (error instanceof SecretError) throw error;
    const { name = "unknown failure" } = Object(error) as { readonly name?: string };
    throw new SecretError(
      Object.hasOwn(codes, name) ? (codes[name] as SecretErrorCode) : "unavailable",
      `\`${secret}\` of Secrets Manager cannot be read: ${name}`,
    );
  } finally {
    client.destroy();
  }
}

function fieldOf(text: string, field: string, secret: string): string {
  const value = Object(jsonIn(text)) as Readonly<Record<string, unknown>>;
  const found = Object.hasOwn(value, field) ? value[field] : undefined;
  if (typeof found === "string") return found;
  throw new SecretError("not_found", `\`${secret}\` of Secrets Manager has no text in \`${field}\``);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

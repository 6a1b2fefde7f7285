// Secrets of Vault's key-value engine, version 2: a token, or a login with the service account, and one GET.
import { request } from "undici";
import { type LocalPlaces, readLocalSecret } from "./read-local-secret.js";
import { SecretError } from "./secret-error.js";
import type { KubernetesLogin, VaultSecret } from "./secret-source.js";

const serviceAccountToken = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/** Bytes of an answer. */
const mostBytes = 1024 * 1024;
const timeoutMs = 10_000;

/** A token of a login is used for this part of its time. */
const usedPart = 0.8;

type Token = { readonly token: string; readonly until: number };

export type VaultReaderOptions = LocalPlaces & { readonly now: () => number };

export class VaultReader {
  readonly #options: VaultReaderOptions;
  /** Of logins, by what was logged in with. */
  readonly #tokens = new Map<string, Token>();

  constructor(options: VaultReaderOptions) {
    this.#options = options;
  }

  /** @throws {SecretError} */
  async read(secret: VaultSecret): Promise<string> {
    const { mount = "secret", path, field } = secret;
    const url = urlOf(secret, ["v1", ...partsOf(mount), "data", ...partsOf(path)]);
    const answer = await this.#get(secret, url);
    const value = fieldAt(answer, ["data", "data", field]);
    if (typeof value === "string") return value;
    throw new SecretError("not_found", `\`${path}\` of Vault has no text in \`${field}\``);
  }

  /** A login may have been revoked meanwhile: then there is another. */
  async #get(secret: VaultSecret, url: URL): Promise<unknown> {
    const first = await this.#token(secret);
    try {
      return await ask(url, secret, { token: first });
    } catch (error) {
      const isRefused = error instanceof SecretError && error.code === "forbidden";
      if (!isRefused || !("kubernetes" in secret.auth)) throw error;
      this.#tokens.delete(loginKey(secret, secret.auth.kubernetes));
      return ask(url, secret, { token: await this.#token(secret) });
    }
  }

  async #token(secret: VaultSecret): Promise<string> {
    const { auth } = secret;
    if ("token" in auth) return readLocalSecret(auth.token, this.#options);
    const key = loginKey(secret, auth.kubernetes);
    const known = this.#tokens.get(key);
    if (known !== undefined && this.#options.now() < known.until) return known.token;
    const made = await this.#login(secret, auth.kubernetes);
    this.#tokens.set(key, made);
    return made.token;
  }

  async #login(
    secret: VaultSecret,
    { role, mount = "kubernetes", tokenFile }: KubernetesLogin,
  ): Promise<Token> {
    const jwt = await readLocalSecret({ file: tokenFile ?? serviceAccountToken }, this.#options);
    const url = urlOf(secret, ["v1", "auth", ...partsOf(mount), "login"]);
    const answer = await ask(url, secret, { body: { role, jwt } });
    const token = fieldAt(answer, ["auth", "client_token"]);
    const seconds = fieldAt(answer, ["auth", "lease_duration"]);
    if (typeof token !== "string" || typeof seconds !== "number")
      throw new SecretError("unavailable", "Vault's answer to the login is none");
    return { token, until: this.#options.now() + seconds * 1000 * usedPart };
  }
}

function loginKey({ address, namespace }: VaultSecret, login: KubernetesLogin): string {
  return JSON.stringify([address, namespace, login.mount, login.role, login.tokenFile]);
}

const partsOf = (path: string): readonly string[] => path.split("/").filter((part) => part !== "");

/** @throws {SecretError} for an address that others could read along on, and for a path that climbs */
function urlOf({ address }: VaultSecret, parts: readonly string[]): URL {
  if (!URL.canParse(address)) throw new SecretError("invalid", "the address of Vault is none");
  const url = new URL(address);
  const isHere = url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol !== "https:" && !isHere)
    throw new SecretError("invalid", "the address of Vault has to be https://, or this machine");
  if (parts.includes(".") || parts.includes(".."))
    throw new SecretError("invalid", "a path of Vault cannot climb");
  return new URL(`/${parts.map(encodeURIComponent).join("/")}`, url);
}

type Asking = { readonly token?: string; readonly body?: object };

async function ask(url: URL, { namespace }: VaultSecret, { token, body }: Asking): Promise<unknown> {
  const headers = {
    "x-vault-request": "true",
    ...(token === undefined ? {} : { "x-vault-token": token }),
    ...(namespace === undefined ? {} : { "x-vault-namespace": namespace }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  let status: number;
  let text: string;
  try {
    const answer = await request(url, {
      method: body === undefined ? "GET" : "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = answer.statusCode;
    text = await bounded(answer.body);
  } catch (error) {
    if (error instanceof SecretError) throw error;
    // What it says may hold what was sent.
    throw new SecretError("unavailable", "Vault cannot be reached");
  }
  if (status === 404) throw new SecretError("not_found", "Vault has no such secret");
  if (status === 400 || status === 403)
    throw new SecretError("forbidden", `Vault does not let it be read (${status})`);
  if (status !== 200) throw new SecretError("unavailable", `Vault answered ${status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new SecretError("unavailable", "Vault's answer is no JSON");
  }
}

async function bounded(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw new SecretError("invalid", "Vault's answer is too long for a secret");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function fieldAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    const owner = Object(at) as Readonly<Record<string, unknown>>;
    return Object.hasOwn(owner, name) ? owner[name] : undefined;
  }, value);
}

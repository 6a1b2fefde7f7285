// Asks a registry, as its distribution specification says: with a token if it wants one, over redirects, within bounds.
import { base64 } from "@scure/base";
import { z } from "zod";
import { messageOf } from "../../caught.js";
import { hasCredentials } from "../../has-credentials.js";
import { readBounded } from "../bounded-body.js";
import { ReloadError } from "../reload-error.js";
import { readChallenges } from "./auth-challenge.js";

export type RegistryCredentials = { readonly username: string; readonly password: string };

export type RegistryOptions = {
  /** `https://registry.example` */
  readonly origin: string;
  /** What a token is asked for, if the registry does not say: `repository:team/palisade:pull`. */
  readonly scope: string;
  readonly credentials?: RegistryCredentials | undefined;
  readonly fetch: typeof fetch;
};

export type RegistryQuestion = {
  readonly accept: string;
  readonly maximumBytes: number;
  readonly signal: AbortSignal;
};

export type RegistryAnswer = { readonly bytes: Uint8Array; readonly headers: Headers };

/** Whose answer it is: only the registry's own is believed when it asks for credentials. */
type Answer = { readonly response: Response; readonly isOwn: boolean };

const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Of answers that are no content. */
const longestAnswer = 1024 * 1024;

const tokenSchema = z.object({ token: z.string().optional(), access_token: z.string().optional() });
/** RFC 6750. */
const tokenForm = /^[\w~+/.-]+=*$/;

const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string().regex(/^[A-Z_]{1,40}$/) })).min(1),
});

export class RegistryClient {
  readonly #options: RegistryOptions;
  /** Of the last token, until it is not taken any more. */
  #authorization: string | undefined;

  constructor(options: RegistryOptions) {
    this.#options = options;
  }

  /** @throws {ReloadError} for every answer but 200 */
  async get(path: string, question: RegistryQuestion): Promise<RegistryAnswer> {
    const url = new URL(path, this.#options.origin);
    let answer = await this.#follow(url, question);
    if (answer.response.status === 401 && answer.isOwn) {
      await answer.response.body?.cancel();
      const challenge = answer.response.headers.get("www-authenticate") ?? "";
      this.#authorization = await this.#authorize(challenge, question.signal);
      answer = await this.#follow(url, question);
    }
    const { response } = answer;
    if (response.status !== 200) throw await refusal(response);
    return { bytes: await readBounded(response, question.maximumBytes), headers: response.headers };
  }

  async #follow(url: URL, { accept, signal }: RegistryQuestion): Promise<Answer> {
    let at = url;
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const isOwn = at.origin === url.origin;
      const authorization = isOwn ? this.#authorization : undefined;
      const headers = { accept, ...(authorization === undefined ? {} : { authorization }) };
      const response = await this.#fetch(at, { headers, redirect: "manual", signal });
      if (!redirects.has(response.status)) return { response, isOwn };
      await response.body?.cancel();
      at = this.#safeUrl(response.headers.get("location") ?? "", "redirects to", at.href);
    }
    throw new ReloadError("bad_response", "it redirects without an end");
  }

  /** @throws {ReloadError} for what is no address, and for one that anybody on the way could read or change */
  #safeUrl(text: string, doing: string, base?: string): URL {
    const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
    const allowed = this.#options.origin.startsWith("http:") ? ["https:", "http:"] : ["https:"];
    if (url !== undefined && allowed.includes(url.protocol) && !hasCredentials(url)) return url;
    throw new ReloadError("bad_response", `it ${doing} no address of \`https:\``);
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    try {
      return await this.#options.fetch(url, init);
    } catch (cause) {
      throw new ReloadError("unreachable", messageOf(cause), { cause });
    }
  }

  /** The header that the registry asks for. @throws {ReloadError} */
  async #authorize(header: string, signal: AbortSignal): Promise<string> {
    const { credentials } = this.#options;
    const challenges = readChallenges(header);
    const bearer = challenges.find(({ scheme }) => scheme === "bearer");
    if (bearer !== undefined) return `Bearer ${await this.#token(bearer.parameters, signal)}`;
    if (!challenges.some(({ scheme }) => scheme === "basic"))
      throw new ReloadError("bad_response", "it asks for credentials of a kind that is not known here");
    if (credentials === undefined) throw new ReloadError("bad_response", asksForCredentials);
    return basic(credentials);
  }

  async #token(parameters: ReadonlyMap<string, string>, signal: AbortSignal): Promise<string> {
    const { scope, credentials } = this.#options;
    const url = this.#safeUrl(parameters.get("realm") ?? "", "has its tokens from");
    const service = parameters.get("service");
    if (service !== undefined) url.searchParams.set("service", service);
    for (const each of (parameters.get("scope") ?? scope).split(" ")) url.searchParams.append("scope", each);
    const headers = credentials === undefined ? {} : { authorization: basic(credentials) };
    const response = await this.#fetch(url, { headers, redirect: "error", signal });
    if (response.status === 401 || response.status === 403) {
      await response.body?.cancel();
      throw new ReloadError("bad_response", credentials === undefined ? asksForCredentials : notTaken);
    }
    if (response.status !== 200) throw await refusal(response, "a token");
    const { token, access_token: other } =
      tokenSchema.safeParse(jsonIn(await readBounded(response, longestAnswer))).data ?? {};
    const given = token ?? other ?? "";
    if (!tokenForm.test(given)) throw new ReloadError("bad_response", "its tokens are none");
    return given;
  }
}

const asksForCredentials = "it asks for a username and a password, and none are given";
const notTaken = "it does not take the username and the password";

function basic({ username, password }: RegistryCredentials): string {
  return `Basic ${base64.encode(new TextEncoder().encode(`${username}:${password}`))}`;
}

/** With the registry's own code, if it has one. */
async function refusal(response: Response, asked = "it"): Promise<ReloadError> {
  const bytes = await readBounded(response, longestAnswer).catch(() => new Uint8Array());
  const code = errorsSchema.safeParse(jsonIn(bytes)).data?.errors[0]?.code;
  const said = code === undefined ? "" : ` (${code})`;
  return new ReloadError("bad_response", `${asked} was answered with ${response.status}${said}`);
}

/** Nothing for what is no JSON. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

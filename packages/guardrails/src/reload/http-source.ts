// OPA's bundle service: a GET with an ETag, and long polling where the server can do it.
import { messageOf } from "../caught.js";
import { GuardError } from "../guard-error.js";
import { hasCredentials } from "../has-credentials.js";
import { readBounded } from "./bounded-body.js";
import type { BundleAnswer, BundleAsked, BundleSource } from "./bundle-source.js";
import { ReloadError } from "./reload-error.js";

export type HttpSourceOptions = {
  /** Of the bundle: `https://bundles.example/palisade.tar.gz`; no credentials, which would end up in logs. */
  readonly url: string;
  /** Such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the server may hold its answer while nothing changes; default 0, no long polling. */
  readonly waitSeconds?: number;
  /** Of one answer, beside what it may be held; default 30,000. */
  readonly timeoutMilliseconds?: number;
  /** Default: 64 MiB. */
  readonly maximumBytes?: number;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
};

/** What a server that holds its answers calls them, as OPA has it. */
const longPolling = "application/vnd.openpolicyagent.bundles";

/**
 * @throws {GuardError} `invalid_options` for what is no address of this kind
 * @see https://www.openpolicyagent.org/docs/management-bundles
 * @example createHttpSource({ url: "https://bundles.example/palisade.tar.gz", waitSeconds: 60 })
 */
export function createHttpSource(options: HttpSourceOptions): BundleSource {
  const url = URL.canParse(options.url) ? new URL(options.url) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol))
    throw new GuardError("invalid_options", "the `url` of a bundle begins with `https:` or `http:`");
  if (hasCredentials(url))
    throw new GuardError("invalid_options", "the `url` of a bundle has no credentials: they go to `headers`");
  const { origin, pathname } = url;
  return { name: `${origin}${pathname}`, fetch: (asked) => fetchBundle(url, asked, options) };
}

async function fetchBundle(url: URL, asked: BundleAsked, options: HttpSourceOptions): Promise<BundleAnswer> {
  const { maximumBytes = 64 * 1024 * 1024 } = options;
  const response = await answerOf(url, asked, options);
  const isHolding = response.headers.get("content-type")?.startsWith(longPolling) === true;
  const waited = isHolding && (options.waitSeconds ?? 0) > 0;
  if (response.status === 304) {
    await response.body?.cancel();
    return { isChanged: false, waited: waited && asked.etag !== undefined };
  }
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new ReloadError("bad_response", `it was answered with ${response.status}`);
  }
  const bytes = await readBounded(response, maximumBytes);
  const etag = response.headers.get("etag") ?? undefined;
  // Without one, the next answer would not be held, and the server asked without a pause.
  return { isChanged: true, bytes, etag, waited: waited && etag !== undefined };
}

async function answerOf(
  url: URL,
  { etag, signal }: BundleAsked,
  { headers = {}, waitSeconds = 0, timeoutMilliseconds = 30_000, fetch: ask = fetch }: HttpSourceOptions,
): Promise<Response> {
  const time = AbortSignal.timeout(timeoutMilliseconds + waitSeconds * 1000);
  try {
    return await ask(url, {
      headers: {
        ...headers,
        ...(etag === undefined ? {} : { "if-none-match": etag }),
        // Who has nothing yet is not kept waiting for a change.
        ...(etag !== undefined && waitSeconds > 0 ? { prefer: `modes=snapshot;wait=${waitSeconds}` } : {}),
      },
      signal: AbortSignal.any([signal, time]),
    });
  } catch (cause) {
    throw new ReloadError("unreachable", messageOf(cause), { cause });
  }
}

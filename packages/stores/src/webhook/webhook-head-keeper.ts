// The end of a log, told to a server: what it keeps, nobody here can change.
import { type HeadKeeper, type PrivateKey, StoreError, sign } from "@palisade/guardrails/gate";

/** What the signature of a head is made for. */
export const headPurpose = "audit-head";

export type WebhookHeadOptions = {
  /** `https:`, or `http:` for this machine; no credentials, which would end up in logs. */
  readonly url: string | URL;
  /** Signs each head, so that the server knows whose it is. */
  readonly key?: PrivateKey;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
  /** How long to wait for the answer; default 5000. */
  readonly waitMilliseconds?: number;
};

/**
 * Posts each head as `{head: {log, sequence, digest}, signature?: {key, value}}` in JSON, and takes any status of 200 to
 * 299 for kept. What it cannot tell the server is not acknowledged, and what it stands for does not run: a server that
 * is down stops the gate. Redirects are not followed. The server keeps the highest `sequence` of a log.
 * @throws {TypeError} for what is no URL of `https`, or of `http` to this machine, and for one with credentials
 * @example const heads = createWebhookHeadKeeper({ url: "https://heads.example.com/acme", key })
 */
export function createWebhookHeadKeeper({
  url,
  key,
  fetch: ask = fetch,
  waitMilliseconds = 5000,
}: WebhookHeadOptions): HeadKeeper {
  const target = readUrl(url);
  return {
    keep: async (head) => {
      const told = key === undefined ? { head } : { head, signature: sign(key, headPurpose, head) };
      const status = await post(() =>
        ask(target, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(told),
          redirect: "error",
          signal: AbortSignal.timeout(waitMilliseconds),
        }),
      );
      if (status < 200 || status > 299)
        throw new StoreError("unavailable", `the head was not kept: the server answered ${status}`);
    },
  };
}

async function post(ask: () => Promise<Response>): Promise<number> {
  try {
    const answer = await ask();
    // Nobody reads it; the connection is free again.
    await answer.body?.cancel();
    return answer.status;
  } catch (cause) {
    throw new StoreError("unavailable", "the head was not kept: the server cannot be reached", { cause });
  }
}

function readUrl(given: string | URL): URL {
  // What the constructor throws would quote it.
  const url = URL.canParse(String(given)) ? new URL(given) : undefined;
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLocal);
  if (url === undefined || !isSafe)
    throw new TypeError("a head is told over https, or over http to this machine");
  if (url.username !== "" || url.password !== "")
    throw new TypeError("the `url` of a head keeper has no credentials: what proves the sender is the `key`");
  return url;
}

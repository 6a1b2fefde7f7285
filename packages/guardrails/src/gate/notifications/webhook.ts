// A webhook: each step of an approval as a signed POST request, tried again until it is taken or its tries are used up.
import { ed25519 } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { encodeUtf8 } from "@palisade/language";
import { base64, base64urlnopad } from "@scure/base";
import pRetry, { AbortError } from "p-retry";
import { messageOf } from "../../caught.js";
import { GuardError } from "../../guard-error.js";
import { hasCredentials } from "../../has-credentials.js";
import { systemHost } from "../../host.js";
import type { PrivateKey } from "../signing/ed25519-key.js";
import type { ApprovalEvent, Notifier } from "./notifier.js";

/** Signs as Standard Webhooks has it: `v1` with a secret that both sides have, `v1a` with an Ed25519 key. */
export type WebhookSigner = { readonly secret: Uint8Array } | { readonly key: PrivateKey };

export type WebhookOptions = {
  /** `https:`, or `http:` for this machine; no credentials, which would end up in logs. */
  readonly url: string;
  readonly signer: WebhookSigner;
  /** The page where the approval can be voted on, for whoever reads the message. */
  readonly linkTo?: (event: ApprovalEvent) => string;
  /** Tries after the first one; default 8, which take about four minutes. */
  readonly retries?: number;
  /** Before the first of them, doubled each time; default 1000. */
  readonly pauseMilliseconds?: number;
  /** Of one try; default 10,000. */
  readonly timeoutMilliseconds?: number;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch, for the time of each try; default: the system's. */
  readonly now?: () => number;
};

/** What has become of the messages so far. */
export type WebhookStatus = {
  readonly waiting: number;
  readonly delivered: number;
  /** Given up, or never tried since too many were waiting. */
  readonly failed: number;
  readonly lastProblem?: string;
};

export type Webhook = {
  readonly notify: Notifier;
  readonly status: () => WebhookStatus;
};

/** More are not kept: a server that is down must not fill the memory. */
const mostWaiting = 1000;

/**
 * @throws {GuardError} `invalid_options` for an address that would carry messages in the clear, and for one with credentials
 * @example
 * const webhook = createWebhook({ url: "https://chat.example/hooks/approvals", signer: { secret } });
 * openGate({ guard, stores, notifiers: [webhook.notify] });
 */
export function createWebhook(options: WebhookOptions): Webhook {
  const url = checkUrl(options.url);
  let [waiting, delivered, failed] = [0, 0, 0];
  let lastProblem: string | undefined;
  return {
    notify: async (event) => {
      if (waiting >= mostWaiting) {
        failed++;
        lastProblem = `${mostWaiting} messages were waiting already`;
        return;
      }
      waiting++;
      try {
        await deliver(event, url, options);
        delivered++;
      } catch (error) {
        failed++;
        lastProblem = messageOf(error);
      } finally {
        waiting--;
      }
    },
    status: () => ({
      waiting,
      delivered,
      failed,
      ...(lastProblem === undefined ? {} : { lastProblem }),
    }),
  };
}

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

function checkUrl(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && local.has(url.hostname));
  if (url === undefined || !isSafe)
    throw new GuardError(
      "invalid_options",
      "a webhook's `url` begins with `https:`, or leads to this machine",
    );
  if (hasCredentials(url))
    throw new GuardError(
      "invalid_options",
      "a webhook's `url` has no credentials: what proves the sender is the signature",
    );
  return url;
}

async function deliver(event: ApprovalEvent, url: URL, options: WebhookOptions): Promise<void> {
  const {
    retries = 8,
    pauseMilliseconds = 1000,
    timeoutMilliseconds = 10_000,
    fetch: send = fetch,
  } = options;
  const body = JSON.stringify(messageOfEvent(event, options));
  const { approval, step } = event;
  // The same for every try, so that whoever gets it twice can tell.
  const id = `${approval.id}.${approval.version}.${step}`;
  const attempt = async (): Promise<void> => {
    const timestamp = String(Math.floor((options.now ?? systemHost.now)() / 1000));
    const response = await send(url, {
      method: "POST",
      redirect: "error",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signatureOf(`${id}.${timestamp}.${body}`, options.signer),
      },
      body,
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    await response.body?.cancel();
    if (response.ok) return;
    const problem = new Error(`it was answered with ${response.status}`);
    throw isWorthTrying(response.status) ? problem : new AbortError(problem);
  };
  await pRetry(attempt, { retries, minTimeout: pauseMilliseconds, factor: 2, randomize: true, unref: true });
}

/** Who refuses a message once refuses it again, unless it is too busy. */
function isWorthTrying(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** Without the action: its arguments are for those who may see the approval. */
function messageOfEvent(event: ApprovalEvent, { linkTo }: WebhookOptions) {
  const { id, state, subject, binding, reasons, requestedAt, expiresAt } = event.approval;
  const { tenant, project, requester } = subject;
  return {
    type: `approval.${event.step}`,
    timestamp: event.at,
    data: {
      ...{ approval: id, state, tenant, project, requester, binding, reasons, requestedAt, expiresAt },
      ...(linkTo === undefined ? {} : { link: linkTo(event) }),
    },
  };
}

function signatureOf(content: string, signer: WebhookSigner): string {
  const bytes = encodeUtf8(content);
  if ("secret" in signer) return `v1,${base64.encode(hmac(sha256, signer.secret, bytes))}`;
  return `v1a,${base64.encode(ed25519.sign(bytes, base64urlnopad.decode(signer.key.d)))}`;
}

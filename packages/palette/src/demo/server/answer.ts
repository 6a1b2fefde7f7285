// One request from its bytes to its reply: limits, route, key, body, operation.
import type { IncomingHttpHeaders } from "node:http";
import type { Tenant } from "../state/tenant.js";
import { authorise, type Caller } from "./authorise.js";
import type { Operation, OperationRequest } from "./operation.js";
import type { RateLimiter } from "./rate-limiter.js";
import { readBody } from "./read-body.js";
import type { Recorded } from "./recorded.js";
import { Refusal, refusalReply, tooManyRequests } from "./refusal.js";
import type { Reply } from "./reply.js";
import { findRoute, type Route } from "./router.js";

export type Service = {
  readonly tenant: Tenant;
  readonly operations: readonly Operation[];
  readonly clock: () => number;
  readonly limiter: RateLimiter | undefined;
  readonly recorded: Recorded;
};

export type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly address: string;
};

/** Whom operations that are open to everybody see. */
const nobody: Caller = {
  user: {
    uid: "",
    key: "",
    apiKey: "",
    firstName: "",
    lastName: "",
    email: "",
    createdAt: 0,
    tenantPermissions: new Set(),
    projectPermissions: new Map(),
    tenantRoles: [],
    projectRoles: new Map(),
  },
  project: undefined,
};

export function answer(asked: Asked, service: Service): Reply {
  const reply = tryToAnswer(asked, service);
  return reply instanceof Refusal ? refusalReply(reply, service.tenant.nextUid("error")) : reply;
}

function tryToAnswer(
  asked: Asked,
  { tenant, operations, clock, limiter, recorded }: Service,
): Reply | Refusal {
  const now = clock();
  const path = asked.url.pathname;
  if (limiter !== undefined && !limiter.admits(asked.address, path, now)) return tooManyRequests();
  const answered = recorded.find(asked.method, asked.url);
  if (answered !== undefined) return answered;
  const route = findRoute(operations, asked.method, path);
  if (route instanceof Refusal) return route;
  return run(route, asked, tenant, now);
}

function run({ operation, params }: Route, asked: Asked, tenant: Tenant, now: number): Reply | Refusal {
  const caller = operation.scope === "open" ? nobody : authorise(operation, asked.headers, tenant);
  if (caller instanceof Refusal) return caller;
  const body = readBody(operation.body, asked.body);
  if (body instanceof Refusal) return body;
  const request: OperationRequest<unknown> = {
    tenant,
    now,
    ...caller,
    params,
    query: asked.url.searchParams,
    body: body.value,
  };
  try {
    return operation.run(request as OperationRequest<never>);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

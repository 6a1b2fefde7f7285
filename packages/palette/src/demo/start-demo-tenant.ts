// A tenant of Palette on this machine: to try things, and to test against.
import { demoTenant } from "./data/demo-tenant.js";
import type { TenantDescription } from "./description/tenant-description.js";
import { operations } from "./operations/operations.js";
import { type Fault, FaultPlan } from "./server/faults.js";
import { RateLimiter } from "./server/rate-limiter.js";
import { Recorded, type RecordedAnswer } from "./server/recorded.js";
import { serve } from "./server/serve.js";
import { buildTenant } from "./state/build-tenant.js";
import type { Tenant } from "./state/tenant.js";

export type DemoTenantOptions = {
  /** Milliseconds since 1970. Everything that takes time goes by it: machines come up, clusters go. The system's, if none is given. */
  readonly clock?: () => number;
  /** A free one, if it is 0 or not given. */
  readonly port?: number;
  /** The same seed and clock give the same tenant, byte for byte. */
  readonly seed?: string;
  /** Requests beyond Palette's rate limits get 429; off, if it is not said. */
  readonly rateLimits?: boolean;
  /** What goes wrong on purpose, from the start. */
  readonly faults?: readonly Fault[];
  /** Answers as a tenant once gave them, instead of the demo's own. */
  readonly recorded?: readonly RecordedAnswer[];
  /** Another tenant than the demo's. */
  readonly tenant?: TenantDescription;
};

export type DemoTenant = {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  /** A key that may do everything. */
  readonly apiKey: string;
  /** Keys by what they are called: `admin`, `operator`, `viewer`, `edge`. */
  readonly keys: Readonly<Record<string, string>>;
  /** What the server holds; changes with it. */
  readonly state: Tenant;
  /** What goes wrong on purpose, from now on. */
  readonly faults: FaultPlan;
  readonly close: () => Promise<void>;
};

/**
 * Starts a server on 127.0.0.1 that answers as Palette's API does.
 * @throws RangeError if the description of a tenant names what it does not have
 * @example
 * const demo = await startDemoTenant({ seed: "docs" });
 * const response = await fetch(`${demo.url}/v1/users/info`, { headers: { ApiKey: demo.apiKey } });
 * console.log(await response.json()); // { orgName: "demo", … }
 * await demo.close();
 */
export async function startDemoTenant(options: DemoTenantOptions = {}): Promise<DemoTenant> {
  const { clock = Date.now, port = 0, seed = "demo", rateLimits = false } = options;
  const tenant = buildTenant(options.tenant ?? demoTenant, seed, clock());
  const faults = new FaultPlan(seed, options.faults ?? []);
  const limiter = rateLimits ? new RateLimiter() : undefined;
  const recorded = new Recorded(options.recorded ?? []);
  const { url, close } = await serve({ tenant, operations, clock, limiter, recorded }, faults, port);
  const keys = Object.fromEntries([...tenant.users.values()].map(({ key, apiKey }) => [key, apiKey]));
  const [first] = tenant.users.values();
  return { url, apiKey: first?.apiKey ?? "", keys, state: tenant, faults, close };
}

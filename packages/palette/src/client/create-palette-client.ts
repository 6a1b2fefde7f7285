// The client that reads: nothing that it can do changes anything.
import { type Caller, callerOf, type PaletteConnection } from "./palette-connection.js";
import { type CloudConfigs, createCloudConfigs } from "./resources/cloud-configs.js";
import { type Clusters, createClusters } from "./resources/clusters.js";
import { type Compliance, createCompliance } from "./resources/compliance.js";
import { createEvents, createMetrics, type Events, type Metrics } from "./resources/observability.js";
import { createPacks, type Packs } from "./resources/packs.js";
import { createProfiles, type Profiles } from "./resources/profiles.js";
import { createHealth, createTenant, type Health, type Tenant } from "./resources/tenant.js";
import type { CallOptions, PaletteOptions } from "./transport/transport-options.js";

export type PaletteClient = {
  readonly clusters: Clusters;
  readonly cloudConfigs: CloudConfigs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly compliance: Compliance;
  readonly profiles: Profiles;
  readonly packs: Packs;
  readonly tenant: Tenant;
  readonly health: Health;
  /** The same client, each call in this project. */
  inProject(uid: string): PaletteClient;
  /** The same client with options for every call; those of a call itself come first, and every signal counts. */
  with(options: CallOptions): PaletteClient;
  /** Closes the connection, for all its clients. */
  close(): Promise<void>;
};

/**
 * Makes a client that reads.
 * @throws {PaletteError} `invalid_options`
 * @example
 * const palette = createPaletteClient({ baseUrl: "https://api.spectrocloud.com", apiKey: () => readFile("/run/secrets/palette", "utf8") });
 * for await (const cluster of palette.inProject("65f0c1").clusters.search({ name: "prod" })) console.log(cluster.metadata.name);
 */
export function createPaletteClient(options: PaletteOptions | PaletteConnection): PaletteClient {
  const { caller, connection } = callerOf(options);
  return clientOf(caller, connection);
}

function clientOf(caller: Caller, connection: PaletteConnection): PaletteClient {
  const { call } = caller;
  return {
    clusters: createClusters(call),
    cloudConfigs: createCloudConfigs(call),
    events: createEvents(call),
    metrics: createMetrics(call),
    compliance: createCompliance(call),
    profiles: createProfiles(call),
    packs: createPacks(call),
    tenant: createTenant(caller),
    health: createHealth(caller),
    inProject: (projectUid) => clientOf(caller.with({ projectUid }), connection),
    with: (options) => clientOf(caller.with(options), connection),
    close: () => connection.close(),
  };
}

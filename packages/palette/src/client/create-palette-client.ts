// The client that reads: nothing that it can do changes anything.
import { type Caller, callerOf, type PaletteConnection } from "./palette-connection.js";
import { type Clusters, createClusters } from "./resources/clusters.js";
import type { CallOptions, PaletteOptions } from "./transport/transport-options.js";

export type PaletteClient = {
  readonly clusters: Clusters;
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
    inProject: (projectUid) => clientOf(caller.with({ projectUid }), connection),
    with: (options) => clientOf(caller.with(options), connection),
    close: () => connection.close(),
  };
}

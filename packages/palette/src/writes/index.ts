// What changes something in Palette. Apart from what reads: only who imports this, and holds the connection, can write.
export {
  createPaletteWriteClient,
  type PaletteWriteClient,
} from "../client/writes/create-palette-write-client.js";
export type { DownloadedKubeconfig, KubeconfigDownload } from "../client/writes/download-kubeconfig.js";
export type { PoolSize } from "../client/writes/pool-to-change.js";
export type { PoolScaling, ScaledPool } from "../client/writes/scale-pool.js";

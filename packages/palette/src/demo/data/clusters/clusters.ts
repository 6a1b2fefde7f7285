import type { ClusterDescription } from "../../description/cluster-description.js";
import { defaultClusters } from "./default.js";
import { edgeClusters } from "./edge.js";
import { productionClusters } from "./production.js";
import { stagingClusters } from "./staging.js";

/** Every cluster of the demo tenant. */
export const clusters: readonly ClusterDescription[] = [
  ...productionClusters,
  ...stagingClusters,
  ...edgeClusters,
  ...defaultClusters,
];

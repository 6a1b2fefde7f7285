import type { Operation } from "../server/operation.js";
import { access } from "./access.js";
import { clusterLists } from "./cluster-lists.js";
import { clusterReads } from "./clusters.js";
import { profileReads } from "./profiles.js";

/** Everything that the demo tenant serves. */
export const operations: readonly Operation[] = [
  ...access,
  ...clusterLists,
  ...clusterReads,
  ...profileReads,
];

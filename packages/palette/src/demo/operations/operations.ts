import type { Operation } from "../server/operation.js";
import { access } from "./access.js";
import { accounts } from "./accounts.js";
import { cloudConfigReads } from "./cloud-configs.js";
import { clusterExtras } from "./cluster-extras.js";
import { clusterLists } from "./cluster-lists.js";
import { clusterProfileWrites } from "./cluster-profiles-writes.js";
import { clusterWrites } from "./cluster-writes.js";
import { clusterReads } from "./clusters.js";
import { compliance } from "./compliance.js";
import { events } from "./events.js";
import { machinePoolWrites } from "./machine-pools.js";
import { metrics } from "./metrics.js";
import { packs } from "./packs.js";
import { people } from "./people.js";
import { profileWrites } from "./profile-writes.js";
import { profileReads } from "./profiles.js";
import { registries } from "./registries.js";
import { workloads } from "./workloads.js";

/** Everything that the demo tenant serves. */
export const operations: readonly Operation[] = [
  ...access,
  ...people,
  ...clusterLists,
  ...clusterReads,
  ...clusterWrites,
  ...clusterProfileWrites,
  ...clusterExtras,
  ...workloads,
  ...compliance,
  ...cloudConfigReads,
  ...machinePoolWrites,
  ...accounts,
  ...events,
  ...metrics,
  ...profileReads,
  ...profileWrites,
  ...packs,
  ...registries,
];

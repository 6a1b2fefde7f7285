import type { Operation } from "../server/operation.js";
import { access } from "./access.js";
import { accounts } from "./accounts.js";
import { cloudConfigReads } from "./cloud-config-reads.js";
import { clusterExtras } from "./cluster-extras.js";
import { clusterLists } from "./cluster-lists.js";
import { clusterProfileWrites } from "./cluster-profile-writes.js";
import { clusterReads } from "./cluster-reads.js";
import { clusterWrites } from "./cluster-writes.js";
import { compliance } from "./compliance.js";
import { events } from "./events.js";
import { machinePoolWrites } from "./machine-pool-writes.js";
import { metrics } from "./metrics.js";
import { packs } from "./packs.js";
import { people } from "./people.js";
import { profileReads } from "./profile-reads.js";
import { profileWrites } from "./profile-writes.js";
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

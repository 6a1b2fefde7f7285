// Every analyser: each a function of the snapshot alone, in no particular order.
import type { Analyser } from "../findings/finding.js";
import { capacity } from "./capacity.js";
import { conditions } from "./conditions.js";
import { controlPlane } from "./control-plane.js";
import { events } from "./events.js";
import { lifecycle } from "./lifecycle.js";
import { nodes } from "./nodes.js";
import { packs } from "./packs.js";
import { resources } from "./resources.js";
import { scans } from "./scans.js";

export const analysers: readonly Analyser[] = [
  nodes,
  resources,
  events,
  conditions,
  packs,
  lifecycle,
  capacity,
  controlPlane,
  scans,
];

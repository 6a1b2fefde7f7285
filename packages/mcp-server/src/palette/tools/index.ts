// Every tool that speaks with Palette, in the order in which they are listed.
import { checkCompliance, diagnoseCluster, recommendProfile } from "./agents.js";
import { getClusterDetails, listClusters } from "./clusters.js";
import { getComplianceScans } from "./compliance.js";
import { getClusterEvents, getClusterMetrics } from "./observability.js";
import { getProfile, listProfiles, searchPacks } from "./profiles.js";
import { listProjects } from "./projects.js";

export const paletteReads = [
  listClusters,
  getClusterDetails,
  getClusterEvents,
  getClusterMetrics,
  listProjects,
  listProfiles,
  getProfile,
  searchPacks,
  recommendProfile,
  diagnoseCluster,
  checkCompliance,
  getComplianceScans,
] as const;

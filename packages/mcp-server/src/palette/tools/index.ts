// Every tool that speaks with Palette, in the order in which they are listed.

import { checkCompliance, diagnoseCluster, recommendProfile } from "./agents.js";
import { getApprovalStatus, listApprovals } from "./approvals.js";
import { auditSearch, explainDecision } from "./audit.js";
import { approveRepave, deleteCluster, downloadKubeconfig, scaleNodePool } from "./cluster-writes.js";
import { getClusterDetails, listClusters } from "./clusters.js";
import { getComplianceScans } from "./compliance.js";
import { getClusterEvents, getClusterMetrics } from "./observability.js";
import { updateClusterProfile } from "./profile-writes.js";
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
  explainDecision,
  getApprovalStatus,
  listApprovals,
  auditSearch,
] as const;

export const paletteWrites = [
  scaleNodePool,
  updateClusterProfile,
  approveRepave,
  deleteCluster,
  downloadKubeconfig,
] as const;

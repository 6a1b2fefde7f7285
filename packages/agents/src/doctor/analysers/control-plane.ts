// The control plane, and whether Palette hears of the cluster at all.

import {
  clusterSubject,
  day,
  isComingUp,
  isEdge,
  isGoing,
  nodeProblems,
  silentSince,
  stateOf,
} from "../facts/cluster-facts.js";
import { length } from "../facts/length.js";
import { type Evidence, evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";

export const controlPlane: Analyser = {
  name: "control-plane",
  analyse: (snapshot) =>
    isGoing(snapshot) || isComingUp(snapshot)
      ? []
      : [...silence(snapshot), ...stateFindings(snapshot), ...quorum(snapshot)],
};

/** A cluster whose machines are silent, too, or that runs at an edge, is off; else it is its agent. */
function silence(snapshot: ClusterSnapshot): readonly Finding[] {
  const since = silentSince(snapshot);
  if (since === undefined) return [];
  const lasts = snapshot.now - since;
  const isOff = isEdge(snapshot) && areMachinesSilent(snapshot);
  const cause = isOff ? "edge-host-offline" : "agent-disconnected";
  const evidence = evidenceOf({
    kind: "health",
    subject: clusterSubject(snapshot),
    key: "heartbeat",
    text: `the last heartbeat is ${length(lasts)} old`,
    at: since,
  });
  return [
    {
      analyser: "control-plane",
      code: "silent",
      severity: lasts > day / 24 ? "high" : "medium",
      title: `nothing was heard of the cluster for ${length(lasts)}`,
      evidence: [evidence],
      suggests: [{ cause, weight: lasts > day / 48 ? 0.75 : 0.6 }],
    },
  ];
}

function areMachinesSilent({ machines }: ClusterSnapshot): boolean {
  if (machines === undefined || machines.length === 0) return true;
  return machines.some(
    (each) =>
      each.machine.status?.instanceState === "Unknown" ||
      nodeProblems(each).some(({ type, status }) => type === "Ready" && status.toLowerCase() === "unknown"),
  );
}

function stateFindings(snapshot: ClusterSnapshot): readonly Finding[] {
  const state = stateOf(snapshot);
  if (!["error", "unknown", "failed"].includes(state.toLowerCase())) return [];
  return [
    {
      analyser: "control-plane",
      code: "cluster-state",
      severity: "high",
      title: `the cluster's state is ${state}`,
      evidence: [stateEvidence(snapshot, `state is ${state}`)],
      suggests: [],
    },
  ];
}

/** More than half of the control plane has to be there, or etcd takes no writes. */
function quorum(snapshot: ClusterSnapshot): readonly Finding[] {
  const members = (snapshot.machines ?? []).filter(({ isControlPlane }) => isControlPlane);
  const ready = members.filter(
    (each) =>
      each.machine.status?.instanceState === "Running" &&
      !nodeProblems(each).some(({ type }) => type.toLowerCase() === "ready"),
  );
  if (members.length === 0 || ready.length === members.length) return [];
  // What never came up is missing for another reason.
  if (members.every(({ machine }) => machine.status?.instanceState !== "Running")) return [];
  const isLost = ready.length * 2 <= members.length;
  // One machine that is silent says more of itself than of the control plane it is.
  const weight = members.length === 1 || isEdge(snapshot) ? 0.3 : isLost ? 0.62 : 0.2;
  return [
    {
      analyser: "control-plane",
      code: isLost ? "quorum-lost" : "control-plane-degraded",
      severity: isLost ? "critical" : "high",
      title: `${ready.length} of ${members.length} nodes of the control plane are ready`,
      evidence: [
        stateEvidence(snapshot, `${ready.length} of ${members.length} nodes of the control plane are ready`),
      ],
      suggests: [{ cause: "control-plane-unavailable", weight }],
    },
  ];
}

const stateEvidence = (snapshot: ClusterSnapshot, text: string): Evidence =>
  evidenceOf({ kind: "health", subject: clusterSubject(snapshot), key: text, text, at: snapshot.now });

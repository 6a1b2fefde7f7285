// Nodes: machines that failed or do not come up, nodes that are not ready or short of something.
import { readMessage, type Suggestion } from "../causes/read-message.js";
import {
  hour,
  isEdge,
  isExcused,
  isGoing,
  type NodeProblem,
  nodeProblems,
  timeOf,
} from "../facts/cluster-facts.js";
import { nodeName } from "../facts/node-name.js";
import { type Evidence, evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot, PoolMachine } from "../gather/snapshot.js";
import { type RootCause, rootCauses } from "../root-causes.js";

/** A machine that takes longer to come up or to go is stuck. */
const movingTakes = hour / 2;

/** Conditions of nodes, as Kubernetes and its node problem detector name them. */
const causeOfType: ReadonlyMap<string, Suggestion> = new Map([
  ["memorypressure", { cause: "node-memory-pressure", weight: 0.92 }],
  ["diskpressure", { cause: "node-disk-pressure", weight: 0.92 }],
  ["pidpressure", { cause: "node-pid-pressure", weight: 0.92 }],
  ["networkunavailable", { cause: "cni-broken", weight: 0.85 }],
  ["ready", { cause: "node-not-ready", weight: 0.72 }],
] as const);

export const nodes: Analyser = {
  name: "nodes",
  analyse: (snapshot) => {
    if (isGoing(snapshot)) return [];
    const present = (snapshot.machines ?? []).filter((each) => !isExcused(each, snapshot.now));
    return present.flatMap((each) => [...machineFindings(each, snapshot), ...nodeFindings(each, snapshot)]);
  },
};

function machineFindings(each: PoolMachine, snapshot: ClusterSnapshot): readonly Finding[] {
  const { instanceState = "", instanceStateLastUpdate } = each.machine.status ?? {};
  const made = timeOf(each.machine.metadata.creationTimestamp);
  const since = timeOf(instanceStateLastUpdate) ?? made;
  const lasts = since === undefined ? 0 : snapshot.now - since;
  const known = stuckStates(snapshot)[instanceState];
  if (known === undefined || lasts < known.after) return [];
  const evidence = machineEvidence(each, snapshot, { text: `machine is ${instanceState}`, since });
  return [{ analyser: "nodes", evidence: [evidence], ...known.finding(nodeName(each)) }];
}

type StuckState = {
  readonly after: number;
  readonly finding: (name: string) => Pick<Finding, "code" | "severity" | "title" | "suggests">;
};

function stuckStates(snapshot: ClusterSnapshot): Readonly<Record<string, StuckState>> {
  const silent: Suggestion = isEdge(snapshot)
    ? { cause: "edge-host-offline", weight: 0.75 }
    : { cause: "node-not-ready", weight: 0.6 };
  const stuck = (
    code: string,
    severity: Severity,
    what: string,
    after: number,
    suggests: readonly Suggestion[],
  ) => ({
    after,
    finding: (name: string) => ({ code, severity, title: `machine \`${name}\` ${what}`, suggests }),
  });
  return {
    Failed: stuck("machine-failed", "high", "failed", 0, [{ cause: "node-not-ready", weight: 0.3 }]),
    Unknown: stuck("machine-unknown", "high", "is not heard of", 0, [silent]),
    Pending: stuck("machine-pending", "medium", "does not come up", movingTakes, []),
    Provisioning: stuck("machine-pending", "medium", "does not come up", movingTakes, []),
    Deleting: stuck("machine-deleting", "medium", "is not gone after half an hour", movingTakes, [
      { cause: "repave-stuck", weight: 0.3 },
    ]),
  };
}

function nodeFindings(each: PoolMachine, snapshot: ClusterSnapshot): readonly Finding[] {
  const findings = nodeProblems(each).map((problem) => problemFinding(each, problem, snapshot));
  if (findings.length > 0) return findings.filter((finding) => finding !== undefined);
  const { state } = each.machine.status?.health ?? {};
  if (state?.toLowerCase() !== "unhealthy") return [];
  const evidence = machineEvidence(each, snapshot, { text: "the node is UnHealthy" });
  const suggests = [{ cause: "node-not-ready", weight: 0.5 }] as const;
  return [finding("node-unhealthy", "medium", `node \`${nodeName(each)}\` is unhealthy`, evidence, suggests)];
}

function problemFinding(
  each: PoolMachine,
  problem: NodeProblem,
  snapshot: ClusterSnapshot,
): Finding | undefined {
  const { type, status, reason, message } = problem;
  const own = ownSuggestion(problem, snapshot);
  const read = readMessage({ reason: `${type === "Ready" ? "" : type} ${reason}`, text: message }).suggests;
  // A condition that nobody knows, and that says nothing we know, is no problem of ours.
  if (own === undefined && read.length === 0) return undefined;
  const suggests = merged(own, read, type);
  const evidence = machineEvidence(each, snapshot, {
    text: `${type} is ${status}: ${[reason, message].filter((part) => part !== "").join(": ")}`,
    key: type,
    since: status === "Unknown" ? timeOf(each.machine.status?.health?.lastHeartBeatTimestamp) : undefined,
  });
  const severity: Severity = type === "Ready" && each.isControlPlane ? "critical" : "high";
  return finding(`node-${codeOf(type)}`, severity, titleOf(each, problem), evidence, suggests);
}

function ownSuggestion(
  { type, status, message, reason }: NodeProblem,
  snapshot: ClusterSnapshot,
): Suggestion | undefined {
  const isSilent =
    status.toLowerCase() === "unknown" ||
    reason === "NodeStatusUnknown" ||
    message.includes("stopped posting");
  if (type === "Ready" && isEdge(snapshot) && isSilent) return { cause: "edge-host-offline", weight: 0.85 };
  return causeOfType.get(type.toLowerCase());
}

/** What the message says besides; that a node is not ready is the less telling, the more it says. */
function merged(
  own: Suggestion | undefined,
  read: readonly Suggestion[],
  type: string,
): readonly Suggestion[] {
  if (own === undefined) return read;
  const others = read.filter(({ cause }) => cause !== own.cause && cause !== "node-not-ready");
  const isTold = type === "Ready" && others.some(({ weight }) => weight >= 0.6);
  return [isTold ? { ...own, weight: own.weight * 0.6 } : own, ...others];
}

const finding = (
  code: string,
  severity: Severity,
  title: string,
  evidence: Evidence,
  suggests: readonly Suggestion[],
): Finding => ({ analyser: "nodes", code, severity, title, evidence: [evidence], suggests });

const codeOf = (type: string): string => (type === "Ready" ? "not-ready" : type.toLowerCase());

function titleOf(each: PoolMachine, { type, status }: NodeProblem): string {
  const known: RootCause | undefined = causeOfType.get(type.toLowerCase())?.cause;
  if (type === "Ready")
    return `node \`${nodeName(each)}\` is ${status === "Unknown" ? "not heard of" : "not ready"}`;
  return known === undefined
    ? `node \`${nodeName(each)}\` has the condition \`${type}\``
    : `node \`${nodeName(each)}\`: ${rootCauses[known].toLowerCase().split(/[,:.]/)[0] ?? ""}`;
}

type MachineEvidence = { readonly text: string; readonly key?: string; readonly since?: number | undefined };

const machineEvidence = (
  each: PoolMachine,
  { now }: ClusterSnapshot,
  { text, key = "state", since }: MachineEvidence,
): Evidence =>
  evidenceOf({
    kind: "machine",
    subject: { kind: "machine", name: nodeName(each) },
    text,
    key,
    at: now,
    since,
  });

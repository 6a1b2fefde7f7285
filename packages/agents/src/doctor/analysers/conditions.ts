// Conditions of the cluster, read as Palette's triage table has it: whatever is not true stands in the way.
import { readMessage, type Suggestion } from "../causes/read-message.js";
import {
  clusterSubject,
  failingPacks,
  isGoing,
  nameOf,
  saysUnhealthy,
  type UnmetCondition,
  unmetConditions,
} from "../facts/cluster-facts.js";
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";

type Triage = {
  readonly severity: Severity;
  /** What such a condition means while it says nothing of its own. */
  readonly means: string;
  readonly suggests: readonly Suggestion[];
};

const nodeBootstrap: Triage = {
  severity: "high",
  means: "nodes do not bootstrap",
  suggests: [{ cause: "node-not-ready", weight: 0.4 }],
};

/** By type of the condition. */
const triage: ReadonlyMap<string, Triage> = new Map<string, Triage>([
  [
    "CloudInfrastructureReady",
    {
      severity: "critical",
      means: "the cloud account or the cloud does not give what the cluster needs",
      suggests: [
        { cause: "cloud-credential-expired", weight: 0.4 },
        { cause: "cloud-permission-denied", weight: 0.35 },
        { cause: "quota-exceeded", weight: 0.35 },
      ],
    },
  ],
  ["BootstrappingDone", nodeBootstrap],
  ["BootstrapReady", nodeBootstrap],
  [
    "KubeConfigReady",
    {
      severity: "critical",
      means: "the control plane is not up",
      suggests: [{ cause: "control-plane-unavailable", weight: 0.65 }],
    },
  ],
  [
    "ControlPlaneNodeAdditionDone",
    {
      severity: "high",
      means: "nodes of the control plane do not come up",
      suggests: [{ cause: "control-plane-unavailable", weight: 0.35 }],
    },
  ],
  [
    "ControlPlaneNodeDeletionDone",
    {
      severity: "medium",
      means: "nodes of the control plane do not go",
      suggests: [{ cause: "repave-stuck", weight: 0.35 }],
    },
  ],
  [
    "WorkerNodeAdditionDone",
    {
      severity: "high",
      means: "worker nodes do not come up",
      suggests: [{ cause: "node-not-ready", weight: 0.35 }],
    },
  ],
  [
    "WorkerNodeDeletionDone",
    {
      severity: "medium",
      means: "worker nodes do not go",
      suggests: [{ cause: "repave-stuck", weight: 0.35 }],
    },
  ],
  [
    "ImageResolutionDone",
    {
      severity: "critical",
      means: "the image of the nodes, or its registry, is not found",
      suggests: [{ cause: "image-pull-failure", weight: 0.65 }],
    },
  ],
  [
    "ImagePullSecretPropagationDone",
    {
      severity: "high",
      means: "the agent is not reached, or the registry's secret is not spread",
      suggests: [{ cause: "agent-disconnected", weight: 0.55 }],
    },
  ],
  [
    "AddOnDeploymentDone",
    {
      severity: "high",
      means: "packs are not installed",
      suggests: [{ cause: "pack-failing", weight: 0.6 }],
    },
  ],
]);

const unlisted: Triage = { severity: "high", means: "it is not met", suggests: [] };

export const conditions: Analyser = {
  name: "conditions",
  analyse: (snapshot) => [
    ...unmetConditions(snapshot).map((unmet) => conditionFinding(unmet, snapshot)),
    ...healthFindings(snapshot),
  ],
};

function conditionFinding({ condition, reading, since }: UnmetCondition, snapshot: ClusterSnapshot): Finding {
  const { type, status, reason = "", message = "" } = condition;
  const { severity, means, suggests } = triage.get(type) ?? unlisted;
  const says = [reason, message].filter((part) => part !== "").join(": ");
  return {
    analyser: "conditions",
    code: "condition-not-met",
    severity,
    title: `\`${type}\` is ${status}: ${means}`,
    evidence: [
      evidenceOf({
        kind: "condition",
        subject: clusterSubject(snapshot),
        key: type,
        text: `${type} is ${status}${says === "" ? "" : `: ${says}`}`,
        at: snapshot.now,
        since,
      }),
    ],
    suggests: laidOver(isUnderWay(condition, snapshot) ? [] : suggests, reading.suggests),
  };
}

/** Packs are being installed, and none says that it failed. */
const isUnderWay = ({ type }: UnmetCondition["condition"], snapshot: ClusterSnapshot): boolean =>
  type === "AddOnDeploymentDone" &&
  !saysUnhealthy(snapshot) &&
  failingPacks(snapshot).length === 0 &&
  (snapshot.cluster?.status?.packs ?? []).length > 0;

/** A message that is plain itself leaves the table little to say. */
function laidOver(table: readonly Suggestion[], read: readonly Suggestion[]): readonly Suggestion[] {
  const isPlain = read.some(({ weight }) => weight >= 0.6);
  const factor = isPlain ? 0.4 : 1;
  const fromTable = table
    .filter(({ cause }) => !read.some((each) => each.cause === cause))
    .map(({ cause, weight }) => ({ cause, weight: weight * factor }));
  const fromBoth = read.map(({ cause, weight }) => {
    const same = table.find((each) => each.cause === cause);
    return { cause, weight: same === undefined ? weight : Math.max(weight, same.weight) };
  });
  return [...fromBoth, ...fromTable];
}

/** What the agent says of the cluster's health. */
function healthFindings(snapshot: ClusterSnapshot): readonly Finding[] {
  if (isGoing(snapshot)) return [];
  const health = snapshot.overview?.status?.health;
  const isBad = health?.state !== undefined && health.state.toLowerCase() !== "healthy";
  const told = isBad ? health.conditions : [];
  return told.map(({ type = "", message = "", relatedObject }): Finding => {
    const subject = { kind: relatedObject?.kind ?? "cluster", name: relatedObject?.name ?? nameOf(snapshot) };
    return {
      analyser: "conditions",
      code: "health-condition",
      severity: "high",
      title: `the agent says \`${type}\``,
      evidence: [
        evidenceOf({
          kind: "health",
          subject,
          key: type,
          text: message === "" ? type : `${type}: ${message}`,
          at: Date.parse(health?.lastHeartBeatTimestamp ?? "") || snapshot.now,
        }),
      ],
      suggests: readMessage({ reason: type, text: message }).suggests,
    };
  });
}

// Certificates and their end, nodes that are to be replaced, and upgrades.
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import { clusterSubject, day, hour, isGoing, timeOf } from "./cluster-facts.js";

export const lifecycle: Analyser = {
  name: "lifecycle",
  analyse: (snapshot) =>
    isGoing(snapshot) ? [] : [...certificateFindings(snapshot), ...repaveFindings(snapshot)],
};

type Urgency = { readonly within: number; readonly severity: Severity; readonly weight: number };

/** How long before its end a certificate is how urgent. */
const urgencies: readonly Urgency[] = [
  { within: 0, severity: "critical", weight: 0.95 },
  { within: 3 * day, severity: "high", weight: 0.88 },
  { within: 7 * day, severity: "high", weight: 0.84 },
  { within: 14 * day, severity: "medium", weight: 0.76 },
  { within: 21 * day, severity: "medium", weight: 0.6 },
  { within: 30 * day, severity: "low", weight: 0.4 },
];

type Certificate = { readonly machine: string; readonly name: string; readonly expiry: number };

function certificateFindings(snapshot: ClusterSnapshot): readonly Finding[] {
  const found = certificatesOf(snapshot).sort((left, right) => left.expiry - right.expiry);
  const [first] = found;
  if (first === undefined) return [];
  const left = first.expiry - snapshot.now;
  const urgency = urgencies.find(({ within }) => left <= within);
  if (urgency === undefined) return [];
  const latest = snapshot.now + Math.max(urgency.within, 0);
  const concerned = found.filter(({ expiry }) => expiry <= latest);
  return [
    {
      analyser: "lifecycle",
      code: left <= 0 ? "certificate-expired" : "certificate-expiring",
      severity: urgency.severity,
      title:
        left <= 0
          ? `${concerned.length} certificate(s) have expired, the first ${ago(-left)}`
          : `${concerned.length} certificate(s) expire, the first in ${length(left)}`,
      evidence: concerned.slice(0, 10).map(({ machine, name, expiry }) =>
        evidenceOf({
          kind: "certificate",
          subject: { kind: "certificate", name: `${machine}/${name}` },
          key: "expiry",
          text: `${name} of ${machine} ${expiry <= snapshot.now ? "expired" : "expires"} at ${new Date(expiry).toISOString()}`,
          at: expiry,
        }),
      ),
      suggests: [{ cause: "certificate-expiry", weight: urgency.weight }],
    },
  ];
}

const certificatesOf = ({ certificates }: ClusterSnapshot): Certificate[] =>
  (certificates?.machineCertificates ?? []).flatMap(({ name: machine = "", certificateAuthorities }) =>
    certificateAuthorities
      .flatMap(({ name, expiry, certificates: signed }) => [{ name, expiry }, ...signed])
      .flatMap(({ name = "", expiry }) => {
        const at = timeOf(expiry);
        return at === undefined ? [] : [{ machine, name, expiry: at }];
      }),
  );

/** A repave of some nodes takes no longer. */
const repaveTakes = 2 * hour;

function repaveFindings(snapshot: ClusterSnapshot): readonly Finding[] {
  const { cluster, repave, now } = snapshot;
  const state = (repave?.status?.state ?? cluster?.status?.repave?.state ?? "").toLowerCase();
  const since = timeOf(repave?.status?.repaveTransitionTime);
  const reasons = (repave?.spec?.reasons ?? []).map(({ message }) => message ?? "");
  const text = [repave?.status?.message ?? "", ...reasons].filter((part) => part !== "").join("; ");
  const evidence = (said: string) => [
    evidenceOf({
      kind: "repave",
      subject: clusterSubject(snapshot),
      key: state,
      text: text === "" ? said : `${said}: ${text}`,
      at: now,
      since,
    }),
  ];
  if (state === "pending") {
    return [
      {
        analyser: "lifecycle",
        code: "repave-pending",
        severity: "medium",
        title: "nodes are to be replaced, and wait for approval",
        evidence: evidence("a repave waits for approval"),
        suggests: [{ cause: "repave-awaiting-approval", weight: 0.82 }],
      },
    ];
  }
  if (state !== "approved" || since === undefined || now - since < repaveTakes || isDone(snapshot)) return [];
  return [
    {
      analyser: "lifecycle",
      code: "repave-running-long",
      severity: "high",
      title: `nodes have been replaced for ${length(now - since)}, and not all are`,
      evidence: evidence("a repave was approved and is not done"),
      suggests: [{ cause: "repave-stuck", weight: 0.78 }],
    },
  ];
}

/** Nodes made after the approval are all that there are, or Palette has the version that was wanted. */
function isDone({ repave, machines = [], overview }: ClusterSnapshot): boolean {
  const since = timeOf(repave?.status?.repaveTransitionTime);
  if (since === undefined) return false;
  const running = machines.filter(({ machine }) => machine.status?.instanceState === "Running");
  const areNew = running.every(({ machine }) => (timeOf(machine.metadata.creationTimestamp) ?? 0) >= since);
  if (running.length > 0 && running.length === machines.length && areNew) return true;
  const target = repave?.spec?.reasons.find(({ pack }) => pack?.target?.layer === "k8s")?.pack?.target
    ?.version;
  const current = overview?.status?.kubeMeta?.kubernetesVersion;
  return target !== undefined && current !== undefined && current.replace("v", "") === target;
}

/** @example length(90_000_000) // "25 hours" */
export function length(milliseconds: number): string {
  const days = milliseconds / day;
  if (days >= 2) return `${Math.floor(days)} days`;
  const hours = milliseconds / hour;
  return hours >= 2
    ? `${Math.floor(hours)} hours`
    : `${Math.max(1, Math.round(milliseconds / 60_000))} minutes`;
}

const ago = (milliseconds: number): string => `${length(milliseconds)} ago`;

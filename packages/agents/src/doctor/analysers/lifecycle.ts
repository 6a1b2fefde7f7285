// Certificates and their end, nodes that are to be replaced, and upgrades.

import {
  clusterSubject,
  day,
  hour,
  isBroken,
  isGoing,
  timeOf,
  unmetConditions,
} from "../facts/cluster-facts.js";
import { length } from "../facts/length.js";
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot, PoolMachine } from "../gather/snapshot.js";

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
          ? `certificates that have expired: ${concerned.length}, the first ${ago(-left)}`
          : `certificates that expire: ${concerned.length}, the first in ${length(left)}`,
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
  if (state !== "approved" || since === undefined || now - since < repaveTakes) return [];
  if (areAllNew(snapshot, since) || !hasNodeTrouble(snapshot)) return [];
  return [
    {
      analyser: "lifecycle",
      code: "repave-running-long",
      severity: "high",
      title: `nodes have been replaced for ${length(now - since)}, and not all are`,
      evidence: evidence("a repave was approved and is not done"),
      suggests: [{ cause: "repave-stuck", weight: now - since < 3 * day ? 0.78 : 0.5 }],
    },
  ];
}

function areAllNew({ machines = [] }: ClusterSnapshot, since: number): boolean {
  const isNew = ({ machine }: PoolMachine) => (timeOf(machine.metadata.creationTimestamp) ?? 0) >= since;
  const runs = ({ machine }: PoolMachine) => machine.status?.instanceState === "Running";
  return machines.length > 0 && machines.every((each) => isNew(each) && runs(each));
}

/** Something hinders nodes from coming or going: without that, a repave that was approved long ago is done. */
function hasNodeTrouble(snapshot: ClusterSnapshot): boolean {
  const { machines = [] } = snapshot;
  return (
    machines.some((each) => isBroken(each) || isMoving(each)) ||
    unmetConditions(snapshot).some(({ condition }) => condition.type.includes("Node"))
  );
}

const isMoving = ({ machine }: PoolMachine): boolean =>
  ["Pending", "Provisioning", "Deleting"].includes(machine.status?.instanceState ?? "");

const ago = (milliseconds: number): string => `${length(milliseconds)} ago`;

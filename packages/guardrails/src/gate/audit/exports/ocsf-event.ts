// A record as an event of the Open Cybersecurity Schema Framework: API Activity, with what a control decided.
import type { Decision } from "../../../contract/decision.js";
import type { Severity } from "../../../contract/effect.js";
import { counts } from "../../../policies/combine-verdicts.js";
import type { AuditRecord } from "../audit-record.js";
import { decisionIn, type RecordFacts, recordFacts } from "../record-facts.js";

/** What the events are written by. */
const schemaVersion = "1.6.0";

const classUid = 6003;

/** @see https://schema.ocsf.io/1.6.0/classes/api_activity */
export type OcsfEvent = {
  readonly class_uid: typeof classUid;
  readonly class_name: "API Activity";
  readonly category_uid: 6;
  readonly category_name: "Application Activity";
  readonly activity_id: number;
  readonly activity_name: string;
  readonly type_uid: number;
  readonly type_name: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly severity_id: number;
  readonly severity: string;
  readonly message: string;
  /** What came of a run. */
  readonly status_id?: number;
  readonly status?: string;
  /** What was decided: the profile `security_control`. */
  readonly action_id?: number;
  readonly action?: string;
  readonly disposition_id?: number;
  readonly disposition?: string;
  /** The policies that decided. */
  readonly authorizations?: readonly {
    readonly decision: Decision["effect"];
    readonly policy: { readonly name: string; readonly uid: string; readonly version?: string };
  }[];
  readonly actor: {
    readonly user?: { readonly name: string };
    readonly session?: { readonly uid: string };
    readonly app_name?: string;
  };
  readonly api: {
    readonly operation: string;
    readonly service: { readonly name: string };
    readonly request?: { readonly uid: string };
  };
  readonly src_endpoint: { readonly svc_name: string };
  readonly metadata: {
    readonly version: string;
    readonly product: { readonly name: string; readonly vendor_name: string; readonly version: string };
    readonly profiles: readonly string[];
    readonly uid: string;
    readonly sequence: number;
    readonly log_name: string;
    readonly event_code: string;
    readonly original_time: string;
    readonly tenant_uid?: string;
    readonly correlation_uid?: string;
  };
  readonly unmapped: Readonly<Record<string, unknown>>;
};

/**
 * One event for each record, of any kind.
 * @param version of the product that writes it
 * @example console.log(JSON.stringify(ocsfEvent(record, "1.0.0"))) // {"class_uid":6003,"type_uid":600399,…}
 */
export function ocsfEvent(record: AuditRecord, version: string): OcsfEvent {
  const { at, kind, tenant, project, log, sequence, digest } = record;
  const facts = recordFacts(record);
  const { told, rules, decision, run, approval } = facts;
  const decided = decisionIn(record);
  const [activity, activityName] = activityOf(record);
  const [severity, severityName] = severityOf(decided);
  const correlation = run ?? approval ?? decision;
  return {
    class_uid: classUid,
    class_name: "API Activity",
    category_uid: 6,
    category_name: "Application Activity",
    activity_id: activity,
    activity_name: activityName,
    type_uid: classUid * 100 + activity,
    type_name: `API Activity: ${activity === other ? "Other" : activityName}`,
    time: Date.parse(at),
    severity_id: severity,
    severity: severityName,
    message: told === "" ? kind : told,
    ...statusOf(record),
    ...(decided === undefined ? {} : controlOf(decided)),
    actor: actorOf(facts, decided),
    api: {
      operation: operationOf(record, facts),
      service: { name: "Palisade" },
      ...(correlation === undefined ? {} : { request: { uid: decision ?? correlation } }),
    },
    src_endpoint: { svc_name: "Palisade" },
    metadata: {
      version: schemaVersion,
      product: { name: "Palisade", vendor_name: "Palisade", version },
      profiles: decided === undefined ? [] : ["security_control"],
      uid: digest,
      sequence,
      log_name: log,
      event_code: kind,
      original_time: at,
      ...(tenant === undefined ? {} : { tenant_uid: tenant }),
      ...(correlation === undefined ? {} : { correlation_uid: correlation }),
    },
    unmapped: {
      ...(project === undefined ? {} : { project }),
      ...(rules.length === 0 ? {} : { rules }),
    },
  };
}

/** What the schema has no number for. */
const other = 99;

const activities: Readonly<Record<string, readonly [number, string]>> = {
  POST: [1, "Create"],
  GET: [2, "Read"],
  HEAD: [2, "Read"],
  PUT: [3, "Update"],
  PATCH: [3, "Update"],
  DELETE: [4, "Delete"],
};

/** Of calls, what their method does; of all else, what is recorded. */
function activityOf({ kind, details }: AuditRecord): readonly [number, string] {
  const method = kind === "call" ? String(details["method"]).toUpperCase() : "";
  return Object.hasOwn(activities, method) ? (activities[method] ?? [other, kind]) : [other, kind];
}

const severityIds = {
  info: [1, "Informational"],
  low: [2, "Low"],
  medium: [3, "Medium"],
  high: [4, "High"],
  critical: [5, "Critical"],
} as const satisfies Record<Severity, readonly [number, string]>;

/** Of the worst finding that counts; a denial that none explains is of medium severity. */
function severityOf(decision: Decision | undefined): readonly [number, string] {
  if (decision === undefined) return severityIds.info;
  const found = decision.findings.filter(counts).map(({ severity }) => severityIds[severity]);
  const least = decision.effect === "deny" ? severityIds.medium : severityIds.info;
  return found.reduce<readonly [number, string]>(
    (worst, each) => (each[0] > worst[0] ? each : worst),
    found.length === 0 ? least : severityIds.info,
  );
}

const outcomes: Readonly<Record<string, readonly [number, string]>> = {
  succeeded: [1, "Success"],
  failed: [2, "Failure"],
};

function statusOf({ kind, details }: AuditRecord): Pick<OcsfEvent, "status_id" | "status"> {
  if (kind !== "run-ended") return {};
  const outcome = String(details["outcome"]);
  const [id, status] = Object.hasOwn(outcomes, outcome) ? (outcomes[outcome] ?? unknown) : unknown;
  return { status_id: id, status };
}

const unknown = [0, "Unknown"] as const;

const controls = {
  allow: { action: [1, "Allowed"], disposition: [1, "Allowed"] },
  deny: { action: [2, "Denied"], disposition: [2, "Blocked"] },
  require_approval: { action: [other, "require_approval"], disposition: [other, "require_approval"] },
} as const;

function controlOf({ effect, policies }: Decision): Partial<OcsfEvent> {
  const { action, disposition } = controls[effect];
  return {
    action_id: action[0],
    action: action[1],
    disposition_id: disposition[0],
    disposition: disposition[1],
    authorizations: policies.map(({ bundle, digest, revision }) => ({
      decision: effect,
      policy: { name: bundle, uid: digest, ...(revision === "" ? {} : { version: revision }) },
    })),
  };
}

function actorOf({ principal }: RecordFacts, decision: Decision | undefined): OcsfEvent["actor"] {
  const session = decision?.context?.session;
  if (principal === undefined && session === undefined) return { app_name: "Palisade" };
  return {
    ...(principal === undefined ? {} : { user: { name: principal } }),
    ...(session === undefined ? {} : { session: { uid: session } }),
  };
}

/** `GET /v1/packs`, `decision.action`, `approval.voted`, `run-ended`. */
function operationOf({ kind, details }: AuditRecord, { asked, told }: RecordFacts): string {
  if (kind === "call" && told !== "") return told;
  const { step } = details;
  const part = asked ?? (typeof step === "string" ? step : undefined);
  return part === undefined ? kind : `${kind}.${part}`;
}

// Events have what OCSF 1.6.0 requires of API Activity and of the objects in it, as its published schema lists them.
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../contract/decision.js";
import type { AuditEvent, AuditEventKind, AuditRecord } from "../audit-record.js";
import { auditEventKinds } from "../audit-record.js";
import { emptyLog, sealRecords } from "../seal-records.js";
import { type OcsfEvent, ocsfEvent } from "./ocsf-event.js";

/** Of an attribute: its type, or the object that it is; `[]` for a list; `!` if the schema requires it. */
type Shape = Readonly<Record<string, string>>;

type ObjectShape = { readonly attributes: Shape; readonly atLeastOne?: readonly string[] };

/** The attributes that we use; what the schema does not have where it stands is a mistake. */
const shapes: Readonly<Record<string, ObjectShape>> = {
  api_activity: {
    attributes: {
      activity_id: "integer!",
      activity_name: "string",
      actor: "actor!",
      api: "api!",
      category_name: "string",
      category_uid: "integer!",
      class_name: "string",
      class_uid: "integer!",
      message: "string",
      metadata: "metadata!",
      severity: "string",
      severity_id: "integer!",
      src_endpoint: "network_endpoint!",
      status: "string",
      status_id: "integer",
      time: "integer!",
      type_name: "string",
      type_uid: "integer!",
      unmapped: "object",
    },
  },
  // Beside those of the class, where `metadata.profiles` has it.
  security_control: {
    attributes: {
      action: "string",
      action_id: "integer",
      authorizations: "authorization[]",
      disposition: "string",
      disposition_id: "integer",
    },
  },
  actor: {
    attributes: { app_name: "string", session: "session", user: "user" },
    atLeastOne: ["process", "user", "invoked_by", "session", "app_name", "app_uid"],
  },
  api: { attributes: { operation: "string!", request: "request", service: "service" } },
  authorization: { attributes: { decision: "string", policy: "policy" } },
  metadata: {
    attributes: {
      correlation_uid: "string",
      event_code: "string",
      log_name: "string",
      original_time: "string",
      product: "product!",
      profiles: "string[]",
      sequence: "integer",
      tenant_uid: "string",
      uid: "string",
      version: "string!",
    },
  },
  network_endpoint: {
    attributes: { svc_name: "string" },
    atLeastOne: [
      "ip",
      "uid",
      "name",
      "hostname",
      "svc_name",
      "instance_uid",
      "interface_uid",
      "interface_name",
      "domain",
    ],
  },
  policy: {
    attributes: { name: "string", uid: "string", version: "string" },
    atLeastOne: ["name", "type", "uid"],
  },
  product: {
    attributes: { name: "string", vendor_name: "string", version: "string" },
    atLeastOne: ["name", "uid"],
  },
  request: { attributes: { uid: "string!" } },
  service: { attributes: { name: "string" }, atLeastOne: ["name", "uid"] },
  session: { attributes: { uid: "string" } },
  user: { attributes: { name: "string" }, atLeastOne: ["account", "name", "uid"] },
};

/** Numbers that have a meaning, with the caption that goes with each; 99 has one of the source's own. */
const captions: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  activity_id: { 0: "Unknown", 1: "Create", 2: "Read", 3: "Update", 4: "Delete" },
  severity_id: {
    0: "Unknown",
    1: "Informational",
    2: "Low",
    3: "Medium",
    4: "High",
    5: "Critical",
    6: "Fatal",
  },
  status_id: { 0: "Unknown", 1: "Success", 2: "Failure" },
  action_id: { 0: "Unknown", 1: "Allowed", 2: "Denied", 3: "Observed", 4: "Modified" },
  disposition_id: { 0: "Unknown", 1: "Allowed", 2: "Blocked" },
};

function problemsOf(value: unknown, type: string, at: string): readonly string[] {
  const shape = shapes[type];
  if (shape === undefined) {
    const isRight = type === "integer" ? Number.isSafeInteger(value) : typeof value === type;
    return isRight ? [] : [`${at} is no ${type}`];
  }
  const object = value as Readonly<Record<string, unknown>>;
  const isControl =
    type === "api_activity" && JSON.stringify(object["metadata"]).includes("security_control");
  const attributes = { ...shape.attributes, ...(isControl ? shapes["security_control"]?.attributes : {}) };
  const missing = Object.keys(attributes).filter(
    (name) => attributes[name]?.endsWith("!") && !Object.hasOwn(object, name),
  );
  const { atLeastOne } = shape;
  const isEmpty = atLeastOne !== undefined && !atLeastOne.some((name) => Object.hasOwn(object, name));
  const found = Object.entries(object).flatMap(([name, each]) => {
    const declared = attributes[name];
    if (declared === undefined) return [`${at}.${name} is unknown`];
    const plain = declared.replace(/!$/, "");
    if (!plain.endsWith("[]")) return problemsOf(each, plain, `${at}.${name}`);
    if (!Array.isArray(each)) return [`${at}.${name} is no list`];
    return each.flatMap((item, index) => problemsOf(item, plain.slice(0, -2), `${at}.${name}[${index}]`));
  });
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...(isEmpty ? [`${at} has none of ${atLeastOne.join(", ")}`] : []),
    ...found,
  ];
}

function captionProblems(event: OcsfEvent): readonly string[] {
  const fields = event as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(captions).flatMap(([name, known]) => {
    const id = fields[name];
    if (id === undefined) return [];
    const caption = fields[name === "activity_id" ? "activity_name" : name.replace("_id", "")];
    if (id === 99) return typeof caption === "string" && caption !== "" ? [] : [`${name} 99 says nothing`];
    return known[id as number] === caption ? [] : [`${name} ${String(id)} is not called ${String(caption)}`];
  });
}

const at = "2026-11-30T10:00:00.000Z";
const where = { tenant: "acme", project: "shop" };

const sealed = (event: AuditEvent): AuditRecord =>
  sealRecords(emptyLog("log"), [event], at)[0] as AuditRecord;

const finding = (severity: "low" | "high", more = {}) => ({
  rule: `R-${severity}`,
  title: "",
  severity,
  effect: "deny" as const,
  status: "violation" as const,
  message: "no",
  controls: [],
  retryable: false,
  ...more,
});

const decision: Decision = {
  schemaVersion: 1,
  id: "019d0000-0000-7000-8000-000000000001",
  effect: "deny",
  mode: "enforce",
  request: { kind: "action" },
  context: { ...where, subject: "ana", session: "s1" },
  findings: [finding("low"), finding("high")],
  policies: [
    { bundle: "palisade", revision: "r1", digest: "sha256:1" },
    { bundle: "ours", revision: "", digest: "sha256:2" },
  ],
  evaluatedAt: at,
  durationMicros: 12,
};

const decided = (given: Partial<Decision> = {}) =>
  sealed({ kind: "decision", ...where, details: { decision: { ...decision, ...given } } });
const call = (method: unknown) => sealed({ kind: "call", details: { method, path: "/v1/packs" } });
const ended = (outcome: unknown) => sealed({ kind: "run-ended", details: { run: "r1", outcome } });

const samples: readonly AuditRecord[] = [
  ...Object.keys(auditEventKinds).map((kind) => sealed({ kind: kind as AuditEventKind, details: {} })),
  decided(),
  decided({ effect: "allow", findings: [] }),
  decided({ effect: "require_approval" }),
  ...["GET", "post", "PUT", "DELETE", "constructor", 5].map(call),
  ...["succeeded", "failed", "unknown", "toString", 5].map(ended),
  sealed({
    kind: "approval",
    ...where,
    details: { step: "voted", approval: "a1", requester: "ana", decision: "d1" },
  }),
];

describe("every event", () => {
  it.each(samples.map((record) => [record.kind, JSON.stringify(record.details), record] as const))(
    "of %s %s is of the schema",
    (_, __, record) => {
      const event = ocsfEvent(record, "1.0.0");
      expect([...problemsOf(event, "api_activity", "event"), ...captionProblems(event)]).toEqual([]);
      expect(event).toMatchObject({
        ...{ class_uid: 6003, category_uid: 6, type_uid: 600300 + event.activity_id, time: Date.parse(at) },
        metadata: { version: "1.6.0", uid: record.digest, sequence: 1, log_name: "log" },
      });
    },
  );
});

describe("an event", () => {
  it("says what was decided, for whom and by which policies", () => {
    expect(ocsfEvent(decided(), "1.0.0")).toMatchObject({
      ...{ activity_id: 99, activity_name: "decision", severity: "High", message: "no; no" },
      ...{ action: "Denied", disposition: "Blocked" },
      authorizations: [
        { decision: "deny", policy: { name: "palisade", uid: "sha256:1", version: "r1" } },
        { decision: "deny", policy: { name: "ours", uid: "sha256:2" } },
      ],
      actor: { user: { name: "ana" }, session: { uid: "s1" } },
      api: { operation: "decision.action", request: { uid: decision.id } },
      metadata: { tenant_uid: "acme", correlation_uid: decision.id, profiles: ["security_control"] },
      unmapped: { project: "shop", rules: ["R-low", "R-high"] },
    });
  });

  it.each<[string, Partial<Decision>, string]>([
    [
      "of the worst finding that counts",
      { findings: [finding("high", { mode: "warn" }), finding("low")] },
      "Low",
    ],
    ["of a denial that none explains", { findings: [] }, "Medium"],
    ["of what is allowed", { effect: "allow", findings: [] }, "Informational"],
  ])("is of the severity %s", (_, given, severity) => {
    expect(ocsfEvent(decided(given), "1.0.0").severity).toBe(severity);
  });

  it.each([
    [call("GET"), "Read", "GET /v1/packs"],
    [call("delete"), "Delete", "delete /v1/packs"],
    [call("LINK"), "call", "LINK /v1/packs"],
    [ended("failed"), "run-ended", "run-ended"],
  ])("is of the activity that a call is: %#", (record, activity, operation) => {
    const { activity_name, api } = ocsfEvent(record, "1.0.0");
    expect([activity_name, api.operation]).toEqual([activity, operation]);
  });

  it("follows an approval and a run by one identifier each", () => {
    const voted = samples.at(-1) as AuditRecord;
    expect(ocsfEvent(voted, "1.0.0")).toMatchObject({
      ...{ actor: { user: { name: "ana" } }, message: "voted" },
      api: { operation: "approval.voted", request: { uid: "d1" } },
      metadata: { correlation_uid: "a1", profiles: [] },
    });
    expect(ocsfEvent(ended("failed"), "1.0.0")).toMatchObject({
      ...{ actor: { app_name: "Palisade" }, status: "Failure", metadata: { correlation_uid: "r1" } },
    });
  });
});

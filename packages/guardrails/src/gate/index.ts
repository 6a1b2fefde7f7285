// The half that acts: a gate that judges, asks, records and only then runs.
export { type GateFailureCode, gateFailureCodes } from "../contract/gate-failure-codes.js";
export type { Modes } from "../verdict-in-modes.js";
export {
  type Approval,
  type ApprovalState,
  type ApprovalSubject,
  approvalSchema,
  approvalStates,
  type Ballot,
  bindingOf,
  type Vote,
  voteSchema,
} from "./approvals/approval.js";
export {
  ApprovalDesk,
  type ApprovalDeskOptions,
  type Standing,
  type VoteResult,
  type WaitOptions,
} from "./approvals/approval-desk.js";
export { approvalQuestion } from "./approvals/approval-question.js";
export type { ApprovalFilter, ApprovalStore } from "./approvals/approval-store.js";
export { approversOf, readApprovers } from "./approvals/approvers-of.js";
export {
  type Approver,
  approverSchema,
  type CountedVote,
  castVote,
  type VoteProblem,
} from "./approvals/count-votes.js";
export {
  type Grant,
  type GrantTerms,
  grantSchema,
  grantsOf,
  grantTermsSchema,
  readGrants,
  signGrant,
} from "./approvals/grant.js";
export type { OpenPlace } from "./approvals/grant-shape.js";
export { isAsRequested } from "./approvals/is-as-requested.js";
export { AuditLog, type AuditLogOptions, type AuditReceipt } from "./audit/audit-log.js";
export {
  type AuditEvent,
  type AuditEventKind,
  type AuditHead,
  type AuditRecord,
  auditEventKinds,
  auditHeadSchema,
  auditRecordSchema,
} from "./audit/audit-record.js";
export type { AuditStore, HeadKeeper, Seal } from "./audit/audit-store.js";
export { keyAddedEvent } from "./audit/checkpoints.js";
export { auditCsvHead, writeAuditCsv } from "./audit/exports/audit-csv.js";
export { writeCefEvent } from "./audit/exports/cef-event.js";
export { type OcsfEvent, ocsfEvent } from "./audit/exports/ocsf-event.js";
export { type OpaDecisionLog, opaDecisionLog } from "./audit/exports/opa-decision-log.js";
export { isUnsoundLine, type ReadRecord, readRecords } from "./audit/read-records.js";
export { type RecordFacts, recordFacts } from "./audit/record-facts.js";
export { matchesRecord, type RecordFilter } from "./audit/record-filter.js";
export { type ReadLine, readRecordLine, writeRecordLine } from "./audit/record-line.js";
export {
  type NotReplayed,
  type ReplayOptions,
  type ReplayReport,
  replayLog,
} from "./audit/replay-log.js";
export type { ReplayedDecision } from "./audit/replay-record.js";
export { headOf } from "./audit/seal-records.js";
export { type LogProblem, type LogReport, type VerifyOptions, verifyLog } from "./audit/verify-log.js";
export { createGate, type Gate } from "./create-gate.js";
export {
  type DenialHelp,
  type FindingHelp,
  type HelpClass,
  helpClasses,
  helpOf,
} from "./denial-help.js";
export type { DetectorReport } from "./detectors/ask-detectors.js";
export {
  type Detecting,
  type Detection,
  type Detector,
  detectionSchema,
  type TextSubject,
  textSubjects,
} from "./detectors/detector.js";
export { GateClock } from "./gate-clock.js";
export { GateFailure } from "./gate-failure.js";
export type { GateOptions } from "./gate-options.js";
export { createMemoryApprovalStore } from "./memory/memory-approval-store.js";
export { createMemoryAuditStore } from "./memory/memory-audit-store.js";
export { createMemorySessionStore } from "./memory/memory-session-store.js";
export type { ApprovalEvent, Notifier } from "./notifications/notifier.js";
export {
  createWebhook,
  type Webhook,
  type WebhookOptions,
  type WebhookSigner,
  type WebhookStatus,
} from "./notifications/webhook.js";
export { type OpenGate, type OpenGateOptions, openGate } from "./open-gate.js";
export type { Requester } from "./requester.js";
export type { Execute, GateDenial, Running, RunOptions, RunResult } from "./run-result.js";
export {
  type SessionEnd,
  type SessionEntry,
  type SessionState,
  sessionEntrySchema,
  sessionStates,
} from "./sessions/session-entry.js";
export type { SessionEvent, SessionFacts, Tainted } from "./sessions/session-facts.js";
export {
  type HistoryRange,
  type OriginKind,
  originKinds,
  type Principal,
  type SessionStore,
  type Sighting,
} from "./sessions/session-store.js";
export {
  type Attempt,
  type Begun,
  type Observation,
  Sessions,
  type SessionsOptions,
} from "./sessions/sessions.js";
export {
  keyId,
  type PrivateKey,
  type PublicKey,
  privateKeyOf,
  privateKeySchema,
  publicKeyOf,
  publicKeySchema,
  type Signature,
  sign,
} from "./signing/ed25519-key.js";
export { StoreError, type StoreErrorCode } from "./store-error.js";
export type { Judgement, JudgeOptions } from "./text-judging.js";

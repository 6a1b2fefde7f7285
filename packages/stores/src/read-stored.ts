// What was stored as JSON, checked before anybody believes that it is what was written.
import {
  type Approval,
  type AuditHead,
  approvalSchema,
  headOf,
  readRecordLine,
  type SessionEntry,
  StoreError,
  sessionEntrySchema,
} from "@palisade/guardrails/gate";

/** @throws {StoreError} `corrupt` */
export function readApproval({ body }: { readonly body: string }): Approval {
  return readStored("an approval", () => {
    const approval = JSON.parse(body) as Approval;
    // Only checked: what the schema would give back lacks keys like `__proto__`.
    approvalSchema.parse(approval);
    return approval;
  });
}

/** An entry, whose end stands beside it. */
export type StoredEntry = { readonly state: string; readonly rules: string; readonly body: string };

/** @throws {StoreError} `corrupt` */
export function readSessionEntry({ state, rules, body }: StoredEntry): SessionEntry {
  return readStored("an entry of a session", () => {
    const entry = { ...(JSON.parse(body) as SessionEntry), state, rules: JSON.parse(rules) as string[] };
    sessionEntrySchema.parse(entry);
    return entry as SessionEntry;
  });
}

/** Where a log ends whose last line this is. @throws {StoreError} `corrupt` */
export function readHead(line: string): AuditHead {
  const read = readRecordLine(line);
  if ("record" in read) return headOf(read.record);
  throw new StoreError("corrupt", `the log's last record is not sound: ${read.problem}`);
}

function readStored<Stored>(called: string, read: () => Stored): Stored {
  try {
    return read();
  } catch (cause) {
    throw new StoreError("corrupt", `${called} is not as it was written`, { cause });
  }
}

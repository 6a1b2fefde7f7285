// The records of a log that a filter lets by, and what is wrong among the others: as they are read, one at a time.
import {
  type AuditRecord,
  matchesRecord,
  type RecordFilter,
  readRecords,
  writeRecordLine,
} from "@palisade/guardrails/gate";
import type { ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { shown } from "../output/terminal-text.js";
import { auditLogLines } from "./audit-log-lines.js";

/** A record that was looked for, with the line it stands on. */
export type Found = { readonly record: AuditRecord; readonly line: string };

/** Reads on from where it was, as often as somebody asks; says once what is not sound. */
export class RecordSearch {
  readonly #path: string;
  readonly #filter: RecordFilter;
  readonly #host: Host;
  #next = 1;
  #isSound = true;
  /** The last line that something was said of. */
  #told = 0;

  constructor(path: string, filter: RecordFilter, host: Host) {
    this.#path = path;
    this.#filter = filter;
    this.#host = host;
  }

  /** @throws {FileError} for what cannot be read */
  async *more(): AsyncGenerator<Found> {
    for await (const read of readRecords(auditLogLines(this.#path, this.#next), this.#next)) {
      if ("problem" in read) {
        this.#tell(read.line, read.problem, read.isUnfinished === true);
        if (read.isUnfinished === undefined) this.#next = read.line + 1;
        continue;
      }
      this.#next = read.line + 1;
      const line = writeRecordLine(read.record);
      if (matchesRecord(this.#filter, read.record, () => line)) yield { record: read.record, line };
    }
  }

  /** 2 if a record could not be read: what was looked for may be there. */
  exitCode(otherwise: ExitCode): ExitCode {
    return this.#isSound ? otherwise : 2;
  }

  #tell(line: number, problem: string, isUnfinished: boolean): void {
    // Whoever writes the log may be about to finish it.
    if (isUnfinished || line <= this.#told) return;
    this.#told = line;
    this.#isSound = false;
    this.#host.err(
      shown`${this.#path}: ${this.#host.errorColours.yellow("not read")}: record ${line}: ${problem}; see \`palisade audit verify\`\n`,
    );
  }
}

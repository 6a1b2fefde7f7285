// `palisade audit verify`: whether an audit log is what the gate wrote.
import { createPublicKey } from "node:crypto";
import {
  type AuditHead,
  type LogReport,
  type PublicKey,
  publicKeySchema,
  verifyLog,
} from "@palisade/guardrails/gate";
import { z } from "zod";
import { auditLogLines } from "../audit-log-lines.js";
import { defineCommand } from "../define-command.js";
import { FileError } from "../file-error.js";
import type { Host } from "../host.js";
import { joined, jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { readText } from "../read-text.js";
import { UsageError } from "../usage-error.js";

const headSchema = z.strictObject({ log: z.string(), sequence: z.int().positive(), digest: z.string() });
const longestKey = 64 * 1024;

export const auditVerify = defineCommand({
  name: "audit verify",
  summary: "Checks that nothing in an audit log was edited, deleted, inserted or moved.",
  arguments: "<log>",
  options: {
    key: {
      type: "list",
      placeholder: "file",
      description: "a public key that signs the log: a JSON Web Key or PEM (Ed25519); may be repeated",
    },
    head: {
      type: "string",
      placeholder: "file",
      description:
        "the log's end as it was kept elsewhere, {log, sequence, digest}: without it nobody can tell a cut tail",
    },
    format: {
      type: "string",
      choices: ["text", "json"],
      default: "text",
      description: "how to print the report",
    },
  },
  examples: [
    {
      line: "palisade audit verify audit --key signer.pub.json",
      meaning: "a folder of files, with the signer's key",
    },
    {
      line: "palisade audit verify palisade.db --head head.json",
      meaning: "a database, and where it ended at least",
    },
  ],
  run: async ({ paths: [path], values }, host) => {
    if (path === undefined) throw new UsageError("name the log: a folder, a .jsonl file, or a database");
    const keys: PublicKey[] = [];
    for (const file of values.key) keys.push(readKey(file, await textOf(file, host, "the key")));
    const head =
      values.head === undefined
        ? undefined
        : readHead(values.head, await textOf(values.head, host, "the head"));
    const report = await verifyLog(auditLogLines(path), { keys, ...(head === undefined ? {} : { head }) });
    host.out(
      values.format === "json" ? jsonData(`${JSON.stringify(report, undefined, 2)}\n`) : reportText(report),
    );
    return report.problem === undefined ? 0 : 1;
  },
});

function textOf(file: string, host: Host, called: string): Promise<string> {
  return readText(file, host, { limit: longestKey, called });
}

/** @throws {FileError} */
function readKey(file: string, text: string): PublicKey {
  try {
    const key = text.trimStart().startsWith("{")
      ? JSON.parse(text)
      : createPublicKey(text).export({ format: "jwk" });
    const { kty, crv, x } = Object(key) as Record<string, unknown>;
    return publicKeySchema.parse({ kty, crv, x });
  } catch {
    throw new FileError(file, "no Ed25519 public key, as a JSON Web Key or in PEM");
  }
}

/** @throws {FileError} */
function readHead(file: string, text: string): AuditHead {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    throw new FileError(file, "no head of a log: {log, sequence, digest}");
  }
}

function reportText({ records, signedUpTo, tail, problem }: LogReport): TerminalText {
  const lines =
    problem === undefined
      ? [shown`${records} records, each follows from the one before\n`]
      : [shown`record ${problem.sequence} (line ${problem.line}): ${problem.message}\n`];
  lines.push(
    signedUpTo === 0
      ? shown`no trusted key has signed any of it: give --key, or it may have been written anew\n`
      : shown`signed up to record ${signedUpTo}\n`,
  );
  if (problem === undefined)
    lines.push(
      tail === "whole"
        ? shown`nothing is missing at its end\n`
        : shown`its end may be missing: give --head, as it was kept elsewhere\n`,
    );
  return joined(lines);
}

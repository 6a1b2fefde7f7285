// `palisade audit verify`: whether an audit log is what the gate wrote.
import { type LogReport, type PublicKey, StoreError, verifyLog } from "@palisade/guardrails/gate";
import { auditLogLines } from "../audit/audit-log-lines.js";
import { namedLog } from "../audit/named-log.js";
import { readHead } from "../audit/read-head.js";
import { readPublicKey } from "../audit/read-public-key.js";
import { defineCommand } from "../define-command.js";
import { joined, jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";

export const auditVerify = defineCommand({
  name: "audit verify",
  summary: "Checks that nothing in an audit log was edited, deleted, inserted or moved.",
  arguments: "[log]",
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
        "the log's end as it was kept elsewhere, {log, sequence, digest}, or a database with it: without it nobody can tell a cut tail",
    },
    format: {
      type: "string",
      choices: ["text", "json"],
      default: "text",
      description: "how to print the report",
    },
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade audit verify",
      meaning: "the log of the gate in palisade.yaml, with its signer's public key and where its end is kept",
    },
    {
      line: "palisade audit verify audit --key signer.pub.json",
      meaning: "a folder of files, with the signer's key",
    },
    {
      line: "palisade audit verify postgres://reader@db/palisade --key signer.pub.json",
      meaning: "a log in PostgreSQL; its password in PGPASSWORD or ~/.pgpass",
    },
    {
      line: "palisade audit verify palisade.db --head head.json",
      meaning: "a database, and where it ended at least",
    },
  ],
  run: async ({ paths: [typed], values }, host) => {
    const { path, ...known } = await namedLog(typed, values, host);
    const keys: PublicKey[] = [];
    for (const file of values.key.length > 0 ? values.key : known.keys)
      keys.push(await readPublicKey(file, host));
    const headFile = values.head ?? known.head;
    const head =
      headFile === undefined ? {} : { head: await readHead(headFile, host, () => firstLineOf(path)) };
    const report = await verifyLog(auditLogLines(path), { keys, ...head });
    host.out(
      values.format === "json" ? jsonData(`${JSON.stringify(report, undefined, 2)}\n`) : reportText(report),
    );
    return report.problem === undefined ? 0 : 1;
  },
});

/** Nothing for what has none, or none that can be read: the check says so. */
async function firstLineOf(path: string): Promise<string> {
  try {
    for await (const line of auditLogLines(path)) return line;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
  }
  return "";
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

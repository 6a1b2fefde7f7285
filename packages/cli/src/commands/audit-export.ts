// `palisade audit export`: the records of a log in the form that another system reads.
import {
  auditCsvHead,
  ocsfEvent,
  opaDecisionLog,
  writeAuditCsv,
  writeCefEvent,
} from "@palisade/guardrails/gate";
import { filterOptions, readFilter } from "../audit/filter-options.js";
import { type Found, RecordSearch } from "../audit/found-records.js";
import { namedLog } from "../audit/named-log.js";
import { defineCommand } from "../define-command.js";
import { jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";

/** Before the first record, and for each; nothing for a record that the form has no place for. */
type Form = { readonly head?: TerminalText; readonly write: (found: Found) => TerminalText | undefined };

const forms: Readonly<Record<string, Form>> = {
  json: { write: ({ line }) => jsonData(`${line}\n`) },
  opa: {
    write: ({ record }) => {
      const event = opaDecisionLog(record);
      return event === undefined ? undefined : jsonData(`${JSON.stringify(event)}\n`);
    },
  },
  csv: { head: rawData(auditCsvHead), write: ({ record }) => rawData(writeAuditCsv(record)) },
  ocsf: { write: ({ record }) => jsonData(`${JSON.stringify(ocsfEvent(record, version))}\n`) },
  cef: { write: ({ record }) => rawData(`${writeCefEvent(record, version)}\n`) },
};

export const auditExport = defineCommand({
  name: "audit export",
  summary: "Writes the records of an audit log in the form that another system reads.",
  arguments: "[log]",
  options: {
    ...filterOptions,
    format: {
      type: "string",
      choices: Object.keys(forms),
      default: "json",
      description:
        "the records as they are, one JSON object a line; decisions as OPA's decision log has them, likewise; " +
        "a table for a spreadsheet; events of OCSF 1.6 (API Activity), one JSON object a line; the Common Event Format",
    },
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade audit export audit --format opa --since 2026-11-01 > decisions.jsonl",
      meaning: "decisions, for whatever reads OPA's decision logs",
    },
    {
      line: "palisade audit export palisade.db --format csv --tenant acme > audit.csv",
      meaning: "a table of one tenant's records",
    },
    { line: "palisade audit export audit --format cef --effect deny", meaning: "denials, for a SIEM" },
    {
      line: "palisade audit export audit --format ocsf > events.jsonl",
      meaning: "every record, as the Open Cybersecurity Schema Framework has events",
    },
  ],
  run: async ({ paths: [typed], values }, host) => {
    const { path } = await namedLog(typed, values, host);
    const search = new RecordSearch(path, readFilter(values, Date.now()), host);
    const form = forms[values.format];
    if (form === undefined)
      throw new UsageError(`--format: one of ${Object.keys(forms).join(", ")} is expected`);
    if (form.head !== undefined) host.out(form.head);
    for await (const found of search.more()) {
      const text = form.write(found);
      if (text !== undefined) host.out(text);
    }
    return search.exitCode(0);
  },
});

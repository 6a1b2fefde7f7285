// `palisade audit search`: the records of a log that somebody looks for.

import { filterOptions, readFilter } from "../audit/filter-options.js";
import { RecordSearch } from "../audit/found-records.js";
import { namedLog } from "../audit/named-log.js";
import { foundText, recordFormatOption } from "../audit/record-text.js";
import { defineCommand } from "../define-command.js";
import { projectOptions } from "../project/project-options.js";

export const auditSearch = defineCommand({
  name: "audit search",
  summary: "Prints the records of an audit log that fit; exit code 1 if there are none.",
  arguments: "[log] [text]",
  options: {
    ...filterOptions,
    text: { type: "string", placeholder: "text", description: "with this text in the record" },
    format: recordFormatOption,
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade audit search audit --effect deny --since 24h",
      meaning: "what was denied since yesterday",
    },
    {
      line: "palisade audit search palisade.db web-1 --tenant acme --rule ACT-DELETE --format json",
      meaning: "records with a text in them, for another program",
    },
  ],
  run: async ({ paths: [typed, word], values }, host) => {
    const { path } = await namedLog(typed, values, host);
    const text = word ?? values.text;
    const filter = readFilter(values, Date.now());
    const search = new RecordSearch(path, text === undefined ? filter : { ...filter, text }, host);
    let found = 0;
    for await (const each of search.more()) {
      found++;
      host.out(foundText(each, values.format, host.colours));
    }
    return search.exitCode(found === 0 ? 1 : 0);
  },
});

// `palisade audit tail`: the last records of a log, and those that come.

import { filterOptions, readFilter } from "../audit/filter-options.js";
import { type Found, RecordSearch } from "../audit/found-records.js";
import { namedLog } from "../audit/named-log.js";
import { foundText, recordFormatOption } from "../audit/record-text.js";
import { defineCommand } from "../define-command.js";
import { projectOptions } from "../project/project-options.js";
import { readCount } from "../read-duration.js";
import { forOption, untilStopped } from "../until-stopped.js";
import { UsageError } from "../usage-error.js";

/** As many as are held at once. */
const most = 10_000;

export const auditTail = defineCommand({
  name: "audit tail",
  summary: "Prints the last records of an audit log, and with --follow those that come.",
  arguments: "[log]",
  options: {
    lines: {
      type: "string",
      short: "n",
      placeholder: "count",
      default: "10",
      description: `how many at first, at most ${most}`,
    },
    follow: { type: "boolean", short: "f", description: "go on with what is written, until Ctrl-C" },
    for: { ...forOption, description: "with --follow: end after this long: 30s, 5m" },
    ...filterOptions,
    format: recordFormatOption,
    ...projectOptions,
  },
  examples: [
    { line: "palisade audit tail audit -n 20", meaning: "the last twenty records" },
    { line: "palisade audit tail palisade.db -f --effect deny", meaning: "each denial, as it comes" },
  ],
  run: async ({ paths: [typed], values }, host) => {
    const count = readCount(values.lines, "--lines", 0);
    if (count > most) throw new UsageError(`--lines: at most ${most} are held at once; see \`audit search\``);
    if (values.for !== undefined && !values.follow) throw new UsageError("--for goes with --follow");
    const { path } = await namedLog(typed, values, host);
    const search = new RecordSearch(path, readFilter(values, Date.now()), host);
    const print = (found: Found): void => host.out(foundText(found, values.format, host.colours));
    for (const found of await lastOf(search.more(), count)) print(found);
    if (values.follow)
      await untilStopped(values.for, async () => {
        for await (const found of search.more()) print(found);
      });
    return search.exitCode(0);
  },
});

async function lastOf(all: AsyncIterable<Found>, count: number): Promise<readonly Found[]> {
  let kept: Found[] = [];
  for await (const found of all) {
    kept.push(found);
    // Cut now and then, so that each costs the same.
    if (kept.length > 2 * count + 100) kept = kept.slice(kept.length - count);
  }
  return count === 0 ? [] : kept.slice(-count);
}

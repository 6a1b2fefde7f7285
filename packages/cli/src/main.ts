// The process: arguments in, exit code out.
import process from "node:process";
import { commandGroups, commands } from "./commands/index.js";
import { processHost } from "./host.js";
import { composed } from "./output/terminal-text.js";
import { watchOutput } from "./output/watch-output.js";
import { runProgram } from "./program.js";
import { version } from "./version.js";

watchOutput(process);

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    commands,
    groups: commandGroups,
    version,
    host: processHost(),
  });
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(String(composed(`error: this is a bug in palisade, please report it\n${stack}\n`)));
  process.exitCode = 2;
}

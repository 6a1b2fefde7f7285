// What a process tells by its exit code, of every command.
import type { ExitCode } from "@palisade/cli";

export const exitCodes: Readonly<Record<ExitCode, string>> = {
  0: "it is done, and the answer is yes; `palisade mcp`: the session ended, by the client or by SIGINT or SIGTERM",
  1: "the answer is no: findings, a denial, failed tests, policies with errors, files to format",
  2: "no answer: the command line is wrong, or something could not be read, judged or evaluated",
};

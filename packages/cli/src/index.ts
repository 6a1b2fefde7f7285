// The command line as a library, for tests and for those who embed it.
export { commandGroups, commands } from "./commands/index.js";
export type { Command, ExitCode } from "./define-command.js";
export type { FileProblemCode } from "./find-files.js";
export type { Host } from "./host.js";
export { createPaints } from "./output/paints.js";
export type { TerminalText } from "./output/terminal-text.js";
export { runProgram } from "./program.js";

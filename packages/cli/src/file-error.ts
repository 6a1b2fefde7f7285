// A file, or standard input, that a command cannot go on with: which one, and why.
import { UsageError } from "./usage-error.js";

/** How a path is shown in messages. */
export function shownPath(path: string): string {
  return path === "-" ? "<stdin>" : path;
}

/** Who knows a better place for the problem than the path alone takes the two apart. */
export class FileError extends UsageError {
  readonly path: string;
  readonly problem: string;

  constructor(path: string, problem: string) {
    super(`${shownPath(path)}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}

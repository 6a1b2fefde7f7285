// Something about the command line, or about a file named on it, that its writer can mend.

/** Ends the command with exit code 2; the message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What an operating-system error means to a person. */
export function fileProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const known: Record<string, string> = {
    ENOENT: "no such file or directory",
    EACCES: "permission denied",
    EPERM: "permission denied",
    EISDIR: "is a directory",
    ENOTDIR: "is not a directory",
    EMFILE: "too many open files",
    ELOOP: "too many levels of symbolic links",
    ENOSPC: "no space left on the device",
    EROFS: "the file system is read-only",
  };
  return known[code ?? ""] ?? (error instanceof Error ? error.message : "an unknown error");
}

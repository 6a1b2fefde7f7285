// Standard input line by line, none of them longer than a limit.
import type { Host } from "./host.js";
import { UsageError } from "./usage-error.js";

/** The last one needs no line feed. @throws {UsageError} for a line past the limit, without reading on. */
export async function* readLines(host: Host, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of host.standardInput()) {
    const [first = "", ...more] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    length += first.length;
    for (const next of more) {
      if (length > limit) break;
      yield withoutReturn(parts.join(""));
      parts = [next];
      length = next.length;
    }
    if (length > limit) throw new UsageError(`<stdin>: a line of more than ${limit / 1024 / 1024} MiB`);
  }
  if (length > 0) yield withoutReturn(parts.join(""));
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

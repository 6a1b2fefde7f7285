// Progress of long work: on standard error, and only where a person watches it.
import type { Host } from "../host.js";
import { rawData } from "./terminal-text.js";

/** `reading 3/200`, over what was there. */
export function showProgress(word: string, done: number, all: number, host: Host): void {
  if (host.interactive) host.err(rawData(`\r${word} ${done}/${all}`));
}

export function clearProgress(host: Host): void {
  if (host.interactive) host.err(rawData("\r\u001b[K"));
}

// The end of a log in a small file: on another disk, or where the log's writers may add and not take away.
import { readFile } from "node:fs/promises";
import { type AuditHead, auditHeadSchema, type HeadKeeper, StoreError } from "@palisade/guardrails/gate";
import { writeOver } from "../write-durably.js";

export type FileHeadKeeper = HeadKeeper & {
  /** @throws {StoreError} `corrupt` for what is no head, `unavailable` for what cannot be read */
  head(): Promise<AuditHead | undefined>;
};

/**
 * Keeps the head of one log in this file.
 * @example const { gate } = openGate({ guard, stores, heads: createFileHeadKeeper("/mnt/other/head.json") })
 */
export function createFileHeadKeeper(path: string): FileHeadKeeper {
  return {
    head: () => readHead(path),
    keep: async (head) => {
      const kept = await readHead(path);
      if (kept !== undefined && kept.log !== head.log)
        throw new StoreError("conflict", "the file keeps the head of another log");
      // Another process was faster.
      if (kept !== undefined && kept.sequence >= head.sequence) return;
      await unavailableUnless("keeping the head", () => writeOver(path, `${JSON.stringify(head)}\n`));
    },
  };
}

async function readHead(path: string): Promise<AuditHead | undefined> {
  const text = await unavailableUnless("reading the head", () => readIfThere(path));
  if (text === undefined) return undefined;
  try {
    return auditHeadSchema.parse(JSON.parse(text));
  } catch {
    throw new StoreError("corrupt", "no head of a log: {log, sequence, digest}");
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function unavailableUnless<Result>(doing: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    const { code = "" } = Object(cause) as { readonly code?: unknown };
    throw new StoreError("unavailable", `${doing} failed: ${String(code)}`, { cause });
  }
}

// Where a list goes on: the caller keeps it, so that any replica can answer, and it is good for the same question only.
import { createHash } from "node:crypto";
import { RequestError } from "@palisade/guardrails";
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { z } from "zod";

/** Which of the projects, Palette's own name of the page, and rows of it that were shown already. */
export type Position = {
  readonly project: number;
  readonly from?: string | undefined;
  readonly skip: number;
};

export const firstPosition: Position = { project: 0, skip: 0 };

const cursorSchema = z.strictObject({
  q: z.string(),
  p: z.int().nonnegative().max(10_000),
  s: z.int().nonnegative().max(1_000_000),
  f: z.string().max(1000).exactOptional(),
});

/** What a cursor is good for: the same tool with the same arguments, asked by the same principal. */
export function questionOf(tool: string, args: object, principal: string): string {
  const { cursor: _, ...rest } = args as { readonly cursor?: unknown };
  const digest = canonicalDigest(valueFromJavaScript({ tool, principal, rest }));
  return createHash("sha256").update(digest).digest("base64url").slice(0, 16);
}

export function writeCursor({ project, from, skip }: Position, question: string): string {
  const cursor = { q: question, p: project, s: skip, ...(from === undefined ? {} : { f: from }) };
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws {RequestError} for one of another question, and for what is none */
export function readCursor(text: string, question: string): Position {
  const read = cursorSchema.safeParse(jsonIn(text)).data;
  if (read?.q !== question)
    throw new RequestError("is no cursor of this question: ask again without it", "/cursor");
  return { project: read.p, skip: read.s, from: read.f };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

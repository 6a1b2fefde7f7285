// Exceptions: findings of which rules, on what, somebody answers for until a day.
import { z } from "zod";
import type { ReadOnly } from "../contract/read-only.js";
import { globProblem, isGlob, scopePattern } from "./scope-pattern.js";

const longestPattern = 256;
const longestText = 1000;

const globSchema = z
  .string()
  .min(1, { error: "is empty" })
  .max(longestPattern, { error: `longer than ${longestPattern} characters` })
  .superRefine((text, refinement) => {
    const problem = globProblem(text);
    if (problem !== undefined) refinement.addIssue({ code: "custom", message: `is no glob: ${problem}` });
  });

const ruleShape = /^[A-Za-z0-9]\S*$/;

/** It begins with what it is about, so that no glob is about every rule. */
const ruleSchema = globSchema.regex(ruleShape, {
  error: "must be the id of a rule, or a glob that begins as ids do: `K8S-*`",
});

function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z.union([item, z.array(item).min(1, { error: "is empty" })], {
    error: ({ errors }) =>
      errors.flat().find(({ code }) => code !== "invalid_type")?.message ??
      "must be a text or a list of texts",
  });
}

const patternsSchema = oneOrMore(globSchema);

const textSchema = z
  .string()
  .regex(/\S/, { error: "is empty" })
  .max(longestText, { error: `longer than ${longestText} characters` });

/** What an exception is about, beside its rules; each is a glob or a list of globs. */
const scopeShape = {
  kind: patternsSchema.exactOptional().describe("`Deployment`; of an action, the resource: `pods`"),
  namespace: patternsSchema.exactOptional().describe("As the object or the action states it"),
  name: patternsSchema.exactOptional().describe("Of the object that is applied"),
  container: patternsSchema.exactOptional().describe("The name of the container that the finding is within"),
  image: patternsSchema.exactOptional().describe("Of that container"),
  role: patternsSchema.exactOptional().describe("A role of the one who asks for an action"),
};

/** Names of what an exception may be about, beside its rules. */
export const scopeFields = Object.keys(scopeShape) as readonly (keyof typeof scopeShape)[];

const exceptionShape = {
  id: textSchema.exactOptional().describe("What reports call it; default: the place where it is written"),
  rule: oneOrMore(ruleSchema).describe("Ids of rules; a glob (`K8S-*`) needs something else that narrows it"),
  ...scopeShape,
  reason: textSchema.describe("Why it may be so"),
  owner: textSchema.describe("Who answers for it"),
  expires: z.iso
    .date({ error: "must be the last day on which it holds, in UTC: `2027-03-31`" })
    .describe("The last day on which it holds, in UTC"),
};

type Scoped = {
  readonly [Field in "rule" | keyof typeof scopeShape]?: string | readonly string[] | undefined;
};

/** A glob over rules takes rules of tomorrow, too, so that it must not take everything they find. */
function narrowed(exception: Scoped, refinement: z.core.$RefinementCtx): void {
  if (!listed(exception.rule).some((text) => isGlob(text) && ruleShape.test(text))) return;
  const isNarrow = scopeFields.some((field) => {
    const patterns = listed(exception[field]);
    return patterns.length > 0 && patterns.every(narrows);
  });
  if (isNarrow) return;
  refinement.addIssue({
    code: "custom",
    path: ["rule"],
    message: `a glob over rules needs one of ${scopeFields.map((field) => `\`${field}\``).join(", ")} beside it`,
  });
}

/** Texts that nobody means: a glob over one of them (`*`, `{a,*}`, `[!a]*`) is one over nearly everything. */
const unmeant = [1, 2, 3, 4].map((length) => "\u0001".repeat(length));

function narrows(pattern: string): boolean {
  // One that is no glob has a problem of its own.
  if (!/[^*?]/.test(pattern) || globProblem(pattern) !== undefined) return false;
  const { matches } = scopePattern(pattern);
  return !unmeant.some((text) => matches(text, () => undefined));
}

export const exceptionSchema = z.strictObject(exceptionShape).superRefine(narrowed);

/** An exception as it is written, in a file or in code. */
export type ExceptionEntry = ReadOnly<z.infer<typeof exceptionSchema>>;

/** One that stands in a document is about what it stands on, and so may have a glob over rules without more. */
export const placedExceptionSchema = z.strictObject({
  ...exceptionShape,
  id: textSchema,
  /** The number of a resource, and a JSON pointer: it is about what is found there or below. */
  within: z.strictObject({ resource: z.int().nonnegative(), at: z.string() }).exactOptional(),
});

/** An exception that has its name. */
export type RuleException = ReadOnly<z.infer<typeof placedExceptionSchema>>;

export const exceptionsFileSchema = z.strictObject({
  exceptions: z
    .array(exceptionSchema)
    .exactOptional()
    .describe("Findings that somebody answers for, until a day"),
});

/** One text or several, as a list. */
export function listed(texts: string | readonly string[] | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === "string" ? [texts] : texts;
}

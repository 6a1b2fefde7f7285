// What a policy answers about a slice: a verdict, and what its rules over the set need of it.
import { z } from "zod";
import { plainCopy } from "../contract/plain-copy.js";
import { checkRequest } from "../contract/read-request.js";
import { RequestError } from "../contract/request-error.js";
import { denyBecause, type Verdict } from "../contract/verdict.js";
import { readVerdict } from "../policies/read-verdict.js";

const handedSchema = z.strictObject({
  handed: z.array(
    z.strictObject({
      resource: z.int().nonnegative(),
      rule: z.string().exactOptional(),
      fact: z.unknown().exactOptional(),
    }),
  ),
});
/** By the policy's number of the document: a fact that a rule gathered, or the document itself. */
export type HandedByPolicy = z.infer<typeof handedSchema>["handed"];

export type SliceVerdict = { readonly verdict: Verdict; readonly handed: HandedByPolicy };

/** Whatever it does not know is denied, as with `readVerdict`. */
export function readSliceVerdict(answer: unknown): SliceVerdict {
  if (typeof answer !== "object" || answer === null || !("handed" in answer))
    return { verdict: readVerdict(answer), handed: [] };
  const { handed, ...verdict } = answer;
  try {
    const copy = plainCopy({ handed }, { halves: "replace" });
    checkRequest({ called: "a decision on a slice", schema: handedSchema }, copy);
    return { verdict: readVerdict(verdict), handed: (copy as z.infer<typeof handedSchema>).handed };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const message = `the policy's answer is no decision: ${error.message}`;
    return { verdict: denyBecause("unknown_decision_shape", message), handed: [] };
  }
}

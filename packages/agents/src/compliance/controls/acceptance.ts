// Failed controls that somebody answers for, until a day: what a scan finds has no manifest to put an exception on.
import { z } from "zod";

const textSchema = z
  .string()
  .regex(/\S/, { error: "is empty" })
  .max(1000, { error: "longer than 1000 characters" });

export const acceptanceSchema = z.strictObject({
  id: textSchema.exactOptional().describe("What reports call it; default: framework and control"),
  framework: textSchema.describe("As frameworks name themselves: `CIS-Kubernetes-1.12`"),
  control: textSchema,
  targets: z
    .array(textSchema)
    .min(1, { error: "is empty" })
    .exactOptional()
    .describe("Names or ids of profiles and clusters; all targets without it"),
  reason: textSchema.describe("Why it may be so"),
  owner: textSchema.describe("Who answers for it"),
  expires: z.iso
    .date({ error: "must be the last day on which it holds, in UTC: `2027-03-31`" })
    .describe("The last day on which it holds, in UTC"),
});

/** Somebody's word that a control may fail for now. */
export type Acceptance = z.infer<typeof acceptanceSchema>;

export const acceptancesFileSchema = z.strictObject({ acceptances: z.array(acceptanceSchema) });

export type AcceptedTarget = { readonly name: string; readonly uid?: string };

/** Those that are about a control of a target, the ones that hold first. */
export function acceptancesOf(
  acceptances: readonly Acceptance[],
  about: { readonly framework: string; readonly control: string; readonly target: AcceptedTarget },
): readonly Acceptance[] {
  const { framework, control, target } = about;
  return acceptances
    .filter((each) => each.framework === framework && each.control === control)
    .filter(
      ({ targets }) =>
        targets === undefined ||
        targets.some((each) => each === target.name || (target.uid !== undefined && each === target.uid)),
    )
    .toSorted((left, right) => Number(left.expires < right.expires) - Number(left.expires > right.expires));
}

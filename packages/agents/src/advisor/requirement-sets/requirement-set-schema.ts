// What somebody wants of a cluster, and which answers of an advisor are right.
import { demoTenant } from "@palisade/palette/demo";
import { z } from "zod";
import { minorSchema, requirementsSchema } from "../requirements/requirements-schema.js";

const packs = demoTenant.packs.map(({ name }) => name);
const profiles = demoTenant.profiles.map(({ name }) => name);

const packSchema = z.string().refine((name) => packs.includes(name), {
  error: ({ input }) => `the demo tenant has no pack \`${String(input)}\``,
});
const profileSchema = z.string().refine((name) => profiles.includes(name), {
  error: ({ input }) => `the demo tenant has no profile \`${String(input)}\``,
});

const answersSchema = z
  .strictObject({
    fits: z.boolean().describe("Something of the tenant meets every requirement"),
    profiles: z
      .array(profileSchema)
      .exactOptional()
      .describe(
        "Of which the first recommendation takes its infrastructure, if it takes it of a profile; default: any",
      ),
    packs: z
      .array(z.union([packSchema, z.array(packSchema).min(2)]))
      .exactOptional()
      .describe("That the first recommendation has; a list stands for any of it"),
    kubernetes: z
      .strictObject({ atLeast: minorSchema.exactOptional(), atMost: minorSchema.exactOptional() })
      .exactOptional()
      .describe("Of the first recommendation"),
    never: z
      .strictObject({
        profiles: z.array(profileSchema).exactOptional(),
        packs: z.array(packSchema).exactOptional(),
      })
      .exactOptional()
      .describe("What no recommendation may have, whatever its place"),
  })
  .refine(({ fits, packs: needed = [] }) => !fits || needed.length > 0, {
    error: "names packs if something fits",
  })
  .refine(
    ({ fits, profiles: named, packs: needed }) => fits || (named === undefined && needed === undefined),
    {
      error: "names neither profiles nor packs if nothing fits",
    },
  );

export const requirementSetSchema = z.strictObject({
  id: z.string().min(1).max(80).describe("What others call it by; like the file's name"),
  title: z.string().min(1),
  note: z.string().exactOptional().describe("Why the expectation is what it is, where that is not plain"),
  requirements: z
    .union([z.string().min(1), requirementsSchema], {
      error: "must be words, or requirements by their fields",
    })
    .describe("In words as somebody would write them, or by field"),
  expect: answersSchema,
});

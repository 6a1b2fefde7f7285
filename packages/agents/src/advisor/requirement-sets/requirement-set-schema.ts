// What somebody wants of a cluster, and which answers of an advisor are right.
import { cloudTypes, demoTenant } from "@palisade/palette/demo";
import { z } from "zod";

export const compliances = ["cis", "hipaa", "nsa", "pss", "pci", "fips"] as const;

const minorSchema = z
  .string()
  .refine((text) => isMinor(text), { error: "must be a minor version such as `1.31`" });

function isMinor(text: string): boolean {
  const [major, minor, ...more] = text.split(".");
  return major === "1" && minor !== undefined && more.length === 0 && String(Number(minor)) === minor;
}

const one = (schema: z.ZodString | z.ZodEnum) => z.union([schema, z.array(schema).min(1)]);

export const requirementsSchema = z.strictObject({
  workload: z.string().exactOptional().describe("What is to run, in words"),
  cloud: one(z.enum(cloudTypes))
    .exactOptional()
    .describe("Where it is to run, or a list of places of which any will do; default: anywhere"),
  region: z.string().exactOptional(),
  gpu: z
    .union([
      z.boolean(),
      z.strictObject({
        count: z.int().min(1).exactOptional(),
        memoryGiB: z.number().min(1).exactOptional(),
      }),
    ])
    .exactOptional(),
  edge: z.boolean().exactOptional().describe("On hosts of one's own, at a site"),
  architecture: z.enum(["amd64", "arm64"]).exactOptional(),
  airGapped: z.boolean().exactOptional().describe("The site has no connection"),
  highAvailability: z.boolean().exactOptional().describe("It goes on when one machine is lost"),
  compliance: z.array(z.enum(compliances)).exactOptional(),
  storage: z
    .enum(["block", "shared", "replicated"])
    .exactOptional()
    .describe(
      "`shared`: many nodes mount a volume at once; `replicated`: volumes survive the loss of a node's disk",
    ),
  networkPolicies: z.boolean().exactOptional(),
  encryptedNetwork: z.boolean().exactOptional().describe("Between nodes, or between services"),
  budget: z.strictObject({ monthly: z.number().min(0).describe("US dollars") }).exactOptional(),
  nodes: z.int().min(1).exactOptional().describe("Machines for workloads"),
  kubernetes: z
    .strictObject({ atLeast: minorSchema.exactOptional(), atMost: minorSchema.exactOptional() })
    .exactOptional(),
  addOns: z
    .array(z.string())
    .exactOptional()
    .describe("What else is wanted, in words: `backup`, `service mesh`"),
});

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

// What somebody wants of a cluster, by field: the same in requests, on the command line and in labelled sets.
import { z } from "zod";

/** Clouds as Palette calls them, those that a tenant may not have a pack for among them. */
export const clouds = [
  "aws",
  "eks",
  "azure",
  "aks",
  "gcp",
  "gke",
  "vsphere",
  "edge-native",
  "maas",
  "openstack",
  "apache-cloudstack",
  "generic",
] as const;

export const compliances = ["cis", "hipaa", "nsa", "pss", "pci", "fips"] as const;

export type Compliance = (typeof compliances)[number];

export const storages = ["block", "shared", "replicated"] as const;

export type Storage = (typeof storages)[number];

export const minorSchema = z
  .string()
  .refine((text) => isMinor(text), { error: "must be a minor version such as `1.31`" });

function isMinor(text: string): boolean {
  const [major, minor, ...more] = text.split(".");
  return major === "1" && minor !== undefined && more.length === 0 && String(Number(minor)) === minor;
}

const one = <S extends z.ZodType>(schema: S) => z.union([schema, z.array(schema).min(1)]);

export const requirementsSchema = z
  .strictObject({
    workload: z.string().exactOptional().describe("What is to run, in words"),
    cloud: one(z.enum(clouds))
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
      .enum(storages)
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
  })
  .meta({ title: "Requirements", description: "What somebody wants of a cluster" });

type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadOnly<T[Key]> }
    : T;

/** What somebody wants of a cluster, by field. */
export type Requirements = ReadOnly<z.infer<typeof requirementsSchema>>;

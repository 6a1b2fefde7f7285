// What a search for packs asks for.
import { z } from "zod";
import { anyOf, sortBy, textFilter } from "./filters.js";

export const packSearchSchema = z.strictObject({
  filter: z
    .strictObject({
      name: textFilter.optional(),
      displayName: textFilter.optional(),
      layer: z.array(z.enum(["kernel", "os", "k8s", "cni", "csi", "addon"])).optional(),
      type: z.array(z.enum(["spectro", "helm", "manifest", "oci"])).optional(),
      addOnType: anyOf,
      addOnSubType: anyOf,
      /** Clouds. */
      environment: anyOf,
      registryUid: anyOf,
      source: anyOf,
      state: anyOf,
      isFips: z.boolean().optional(),
    })
    .optional(),
  sort: sortBy(["name", "type", "layer", "addOnType", "displayName"]),
});

export type PackSearch = z.input<typeof packSearchSchema>;

// What a search for profiles asks for.
import { z } from "zod";
import { anyOf, sortBy, textFilter } from "./filters.js";

export const profileSearchSchema = z.strictObject({
  filter: z
    .strictObject({
      profileName: textFilter.optional(),
      profileType: z.array(z.enum(["infra", "cluster", "add-on", "system"])).optional(),
      /** Clouds. */
      environment: anyOf,
      scope: z.enum(["system", "tenant", "project"]).optional(),
      fips: z.enum(["full", "none", "partial", "unknown"]).optional(),
      tags: z
        .strictObject({ eq: anyOf, ne: anyOf, beginsWith: anyOf, ignoreCase: z.boolean().optional() })
        .optional(),
      version: z
        .strictObject({
          eq: z.string().optional(),
          ne: z.string().optional(),
          gt: z.string().optional(),
          lt: z.string().optional(),
          beginsWith: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  sort: sortBy(["profileName", "environment", "profileType", "creationTimestamp", "lastModifiedTimestamp"]),
});

export type ProfileSearch = z.input<typeof profileSearchSchema>;

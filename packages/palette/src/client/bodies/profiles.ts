// Cluster profiles: what clusters are made from.
import { z } from "zod";
import { flag, given, list, text } from "./fields.js";
import { looseMetaSchema, objectMetaSchema, referenceSchema } from "./object-meta.js";
import { packSummarySchema } from "./packs.js";
import { profileTemplateSchema } from "./packs-of-clusters.js";
import { pageOf } from "./page.js";

const versionsSchema = list(z.object({ uid: text, version: text }));

export const profileSchema = z.object({
  metadata: objectMetaSchema,
  spec: given(
    z.object({
      version: text,
      versions: versionsSchema,
      published: given(profileTemplateSchema),
      draft: given(profileTemplateSchema),
    }),
  ),
  status: given(
    z.object({
      isPublished: flag,
      hasUserMacros: flag,
      inUseClusterUids: list(z.string()),
      inUseClusters: list(referenceSchema.extend({ projectUid: text, tenantUid: text })),
    }),
  ),
});

/** A version of a profile, without the values of its packs. */
const templateSummarySchema = z.object({
  /** cluster, infra, add-on or system. */
  type: text,
  cloudType: text,
  packs: list(
    z.object({
      name: text,
      displayName: text,
      layer: text,
      type: text,
      addonType: text,
      tag: text,
      version: text,
      packUid: text,
    }),
  ),
});

export const profileSummarySchema = z.object({
  metadata: objectMetaSchema,
  specSummary: given(
    z.object({
      version: text,
      versions: versionsSchema,
      published: given(templateSummarySchema),
      draft: given(templateSummarySchema),
    }),
  ),
  status: given(
    z.object({
      isPublished: flag,
      fips: given(z.object({ mode: text })),
      inUseClusterUids: list(z.string()),
      inUseClusters: list(z.object({ name: text, uid: text })),
      /** Packs of it that are gone from their registry, or are to go. */
      pack: given(
        z.object({ deleted: given(z.int()), deprecated: given(z.int()), disabled: given(z.int()) }),
      ),
    }),
  ),
});

export const profileSummariesSchema = pageOf(profileSummarySchema);

const profilePackSchema = packSummarySchema.extend({ metadata: looseMetaSchema });

export const profilePacksSchema = z.object({ items: list(profilePackSchema) });

/** The profiles of a cluster, with their packs. */
export const clusterProfilesSchema = z.object({
  profiles: list(
    z.object({
      metadata: objectMetaSchema,
      spec: given(
        z.object({
          cloudType: text,
          type: text,
          packs: list(profilePackSchema),
          relatedObject: given(referenceSchema),
        }),
      ),
    }),
  ),
});

export type Profile = z.output<typeof profileSchema>;
export type ProfileSummary = z.output<typeof profileSummarySchema>;
export type ProfilePack = z.output<typeof profilePackSchema>;
export type ClusterProfile = z.output<typeof clusterProfilesSchema>["profiles"][number];

// Packs: what there is to put into profiles, and where it comes from.
import { z } from "zod";
import { flag, given, list, text, texts } from "./fields.js";
import { looseMetaSchema, objectMetaSchema } from "./object-meta.js";
import { pageOf } from "./page.js";

/** kernel, os, k8s, cni, csi or addon. */
const layer = text;

export const packSummarySchema = z.object({
  metadata: objectMetaSchema,
  spec: given(
    z.object({
      name: text,
      displayName: text,
      version: text,
      layer,
      type: text,
      addonType: text,
      addonSubType: text,
      cloudTypes: list(z.string()),
      registryUid: text,
      digest: text,
      /** When its support ends. */
      eol: text,
      annotations: texts,
      /** YAML, often tens of kilobytes. */
      values: text,
    }),
  ),
});

export const packSummariesSchema = pageOf(packSummarySchema);

/** A pack by its name, with the registries that have it. */
export const packMetadataSchema = z.object({
  metadata: looseMetaSchema,
  spec: given(
    z.object({
      name: text,
      displayName: text,
      layer,
      type: text,
      addonType: text,
      addonSubType: text,
      cloudTypes: list(z.string()),
      group: text,
      registries: list(
        z.object({
          uid: text,
          name: text,
          scope: text,
          latestPackUid: text,
          latestVersion: text,
          annotations: texts,
        }),
      ),
    }),
  ),
});

export const packMetadataListSchema = pageOf(packMetadataSchema);

/** Every version of a pack in one registry, with its values. */
export const packVersionsSchema = z.object({
  name: text,
  displayName: text,
  layer,
  addonType: text,
  addonSubType: text,
  cloudTypes: list(z.string()),
  registryUid: text,
  tags: list(
    z.object({ tag: text, version: text, packUid: text, group: text, parentTags: list(z.string()) }),
  ),
  packValues: list(
    z.object({
      packUid: text,
      values: text,
      readme: text,
      annotations: texts,
      presets: list(
        z.object({ name: text, displayName: text, group: text, add: text, remove: list(z.string()) }),
      ),
      dependencies: list(
        z.object({ name: text, displayName: text, uid: text, registryUid: text, version: text }),
      ),
    }),
  ),
});

export const registriesSchema = z.object({
  items: list(z.object({ uid: text, name: text, kind: text, scope: text, isDefault: flag, isPrivate: flag })),
});

export type PackSummary = z.output<typeof packSummarySchema>;
export type PackMetadata = z.output<typeof packMetadataSchema>;
export type PackVersions = z.output<typeof packVersionsSchema>;
export type Registry = z.output<typeof registriesSchema>["items"][number];

// What clusters and profiles are made of: profiles by reference, and the packs in them.
import { z } from "zod";
import { count, flag, given, list, text, time } from "./fields.js";

/** kernel, os, k8s, cni, csi or addon; a newer Palette may know others. */
export const packRefSchema = z.object({
  name: z.string(),
  layer: text,
  type: text,
  tag: text,
  version: text,
  packUid: text,
  registryUid: text,
  /** YAML, often tens of kilobytes: cut it before anything but a policy reads it. */
  values: text,
  /** Manifests that are attached to it; their texts are elsewhere. */
  manifests: given(z.array(z.object({ name: text, uid: text }))),
  isInvalid: flag,
  inValidReason: text,
});

const templateFields = {
  uid: text,
  name: text,
  /** cluster, infra, add-on or system. */
  type: text,
  cloudType: text,
  version: count,
};

/** A profile as clusters and profiles have it, with the values of its packs. */
export const profileTemplateSchema = z.object({
  ...templateFields,
  profileVersion: text,
  packs: list(packRefSchema),
});

/** A profile as the dashboard shows it. */
export const profileTemplateMetaSchema = z.object({
  ...templateFields,
  scope: text,
  packs: list(packRefSchema),
});

/** True, False or Unknown: whatever is not True stands in the way. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: time,
  lastProbeTime: time,
});

export const packStatusSchema = z.object({
  name: text,
  version: text,
  type: text,
  profileUid: text,
  startTime: time,
  endTime: time,
  condition: given(conditionSchema),
});

export type PackRef = z.output<typeof packRefSchema>;
export type Condition = z.output<typeof conditionSchema>;

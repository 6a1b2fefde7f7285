// What is to change in the profiles of a cluster.
import { z } from "zod";

const packType = z.enum(["spectro", "helm", "manifest", "oci"]);

const packValues = z.strictObject({
  name: z.string().min(1),
  tag: z.string().optional(),
  type: packType.optional(),
  /** YAML. */
  values: z.string().optional(),
  manifests: z
    .array(
      z.strictObject({ name: z.string().min(1), uid: z.string().optional(), content: z.string().optional() }),
    )
    .optional(),
});

const profileChange = z.strictObject({
  /** Of a profile that the cluster has. */
  uid: z.string().min(1),
  /** Another version of the same profile, which takes its place. */
  replaceWithProfile: z.string().min(1).optional(),
  packValues: z.array(packValues).optional(),
  variables: z.array(z.strictObject({ name: z.string().min(1), value: z.string().optional() })).optional(),
});

/** Only the named profiles change. */
export const profileChangesSchema = z.strictObject({
  profiles: z.array(profileChange).min(1),
  spcApplySettings: z
    .strictObject({ actionType: z.enum(["DownloadAndInstall", "DownloadAndInstallLater"]) })
    .optional(),
});

/** The same, to ask what would happen. */
export const clusterPacksSchema = z.strictObject({ profiles: z.array(profileChange).min(1) });

/** A profile that is not saved yet. */
export const profileDraftSchema = z.strictObject({
  cloudType: z.string().optional(),
  type: z.enum(["infra", "cluster", "add-on", "system"]).optional(),
  packs: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        uid: z.string().optional(),
        layer: z.string().optional(),
        tag: z.string().optional(),
        type: packType.optional(),
        registryUid: z.string().optional(),
        values: z.string().optional(),
        manifests: z.array(z.strictObject({ name: z.string(), content: z.string() })).optional(),
      }),
    )
    .optional(),
});

export type ProfileChanges = z.input<typeof profileChangesSchema>;
export type ClusterPacks = z.input<typeof clusterPacksSchema>;
export type ProfileDraft = z.input<typeof profileDraftSchema>;

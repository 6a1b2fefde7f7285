// What requests say about profiles of clusters.
import { z } from "zod";

const packValues = z.object({
  name: z.string(),
  tag: z.string().optional(),
  type: z.enum(["spectro", "helm", "manifest", "oci"]).optional(),
  values: z.string().optional(),
  manifests: z
    .array(z.object({ name: z.string(), uid: z.string().optional(), content: z.string().optional() }))
    .nullish(),
});

const profileChange = z.object({
  uid: z.string().optional(),
  replaceWithProfile: z.string().optional(),
  packValues: z.array(packValues).nullish(),
  variables: z.array(z.object({ name: z.string(), value: z.string().optional() })).nullish(),
});

export type ProfileChange = z.infer<typeof profileChange>;

export const profilesBody = z.object({
  profiles: z.array(profileChange),
  spcApplySettings: z
    .object({ actionType: z.enum(["DownloadAndInstall", "DownloadAndInstallLater"]).optional() })
    .nullish(),
});

/** As validations take it. */
export const packsBody = z.object({ profiles: z.array(profileChange).nullish() });

export const profilesDeleteBody = z.object({ profileUids: z.array(z.string()).nullish() });

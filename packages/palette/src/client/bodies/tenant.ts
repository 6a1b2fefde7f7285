// The tenant: its projects, who is asking, what was done in it.
import { z } from "zod";
import { flag, given, list, text } from "./fields.js";
import { looseMetaSchema, objectMetaSchema } from "./object-meta.js";
import { pageOf } from "./page.js";

export const projectsMetadataSchema = z.object({
  items: list(z.object({ metadata: z.object({ name: z.string(), uid: z.string() }) })),
});

const found = given(z.int().min(0));

export const projectSummariesSchema = pageOf(
  z.object({
    metadata: objectMetaSchema,
    status: given(
      z.object({
        clustersHealth: given(z.object({ errored: found, healthy: found, running: found, unhealthy: found })),
        status: given(z.object({ isDisabled: flag })),
      }),
    ),
  }),
);

export const userInfoSchema = z.object({ orgName: text, tenantUid: text, userUid: text });

export const healthSchema = z.object({ msg: text });

export const auditSchema = z.object({
  metadata: looseMetaSchema,
  spec: given(
    z.object({
      /** create, update, delete, publish, deploy, activity or action. */
      actionType: text,
      actionMsg: text,
      contentMsg: text,
      userMsg: text,
      actor: given(
        z.object({
          actorType: text,
          user: given(z.object({ uid: text, emailId: text, firstName: text, lastName: text, org: text })),
          project: given(z.object({ name: text, uid: text })),
        }),
      ),
      resource: given(z.object({ kind: text, name: text, uid: text, label: text })),
    }),
  ),
});

export const auditsSchema = pageOf(auditSchema);

export const rolesSchema = pageOf(
  z.object({
    metadata: objectMetaSchema,
    spec: given(z.object({ scope: text, type: text, permissions: list(z.string()) })),
    status: given(z.object({ isEnabled: flag })),
  }),
);

export const createdSchema = z.object({ uid: z.string() });

export type ProjectName = z.output<typeof projectsMetadataSchema>["items"][number]["metadata"];
export type ProjectSummary = z.output<typeof projectSummariesSchema>["items"][number];
export type UserInfo = z.output<typeof userInfoSchema>;
export type PaletteAudit = z.output<typeof auditSchema>;
export type Role = z.output<typeof rolesSchema>["items"][number];

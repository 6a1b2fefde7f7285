// The tenant itself: no project is named.
import { z } from "zod";
import {
  auditsSchema,
  healthSchema,
  projectSummariesSchema,
  projectsMetadataSchema,
  rolesSchema,
  userInfoSchema,
} from "../bodies/tenant.js";
import { defineEndpoint, paging } from "./endpoint.js";

export const listProjectNames = defineEndpoint({
  method: "GET",
  path: "/v1/dashboard/projects/metadata",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject({ name: z.string().optional() }),
  answer: projectsMetadataSchema,
});

export const listProjects = defineEndpoint({
  method: "POST",
  path: "/v1/dashboard/projects",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject(paging),
  body: z.strictObject({}),
  answer: projectSummariesSchema,
});

export const getUserInfo = defineEndpoint({
  method: "GET",
  path: "/v1/users/info",
  scope: "tenant",
  effect: "reads",
  answer: userInfoSchema,
});

export const listRoles = defineEndpoint({
  method: "GET",
  path: "/v1/roles",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject(paging),
  answer: rolesSchema,
});

export const listAudits = defineEndpoint({
  method: "GET",
  path: "/v1/audits",
  scope: "tenant",
  effect: "reads",
  query: z.strictObject({
    ...paging,
    startTime: z.iso.datetime().optional(),
    endTime: z.iso.datetime().optional(),
    userUid: z.string().optional(),
    projectUid: z.string().optional(),
    resourceKind: z.string().optional(),
    resourceUid: z.string().optional(),
    actionType: z.enum(["create", "update", "delete", "publish", "deploy", "activity", "action"]).optional(),
  }),
  answer: auditsSchema,
});

export const getHealthPing = defineEndpoint({
  method: "GET",
  path: "/v1/health/ping",
  scope: "tenant",
  effect: "reads",
  answer: healthSchema,
});

export const getHealthReady = defineEndpoint({
  method: "GET",
  path: "/v1/health/ready",
  scope: "tenant",
  effect: "reads",
  answer: healthSchema,
});

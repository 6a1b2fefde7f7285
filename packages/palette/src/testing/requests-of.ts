// Requests for an operation: one for each thing that it can be asked about.

import type { Tenant } from "../demo/index.js";
import type { Operation } from "../demo/server/operation.js";
import { bodyOf } from "./request-bodies.js";

export type SampleRequest = {
  readonly path: string;
  readonly method: string;
  readonly project?: string;
  readonly body?: unknown;
};

/** At most so many of one operation. */
const most = 30;

export function requestsOf(operation: Operation, tenant: Tenant): SampleRequest[] {
  return subjectsOf(operation.path, tenant)
    .slice(0, most)
    .map(({ path, project }) => {
      const body = operation.body === undefined ? undefined : bodyOf(operation.id, path, tenant);
      return {
        path,
        method: operation.method,
        ...(project !== undefined && { project }),
        ...(body !== undefined && { body }),
      };
    });
}

type Subject = { readonly path: string; readonly project?: string | undefined };

function subjectsOf(template: string, tenant: Tenant): Subject[] {
  if (!template.includes("{")) return [{ path: template }];
  if (template.includes("clusterprofiles/{uid}")) {
    const [anyProject = ""] = tenant.projects.keys();
    return [...tenant.profiles.values()].map(({ uid, projectUid = anyProject }) => ({
      path: template.replace("{uid}", uid),
      project: projectUid,
    }));
  }
  return [...tenant.clusters.values()].map(({ uid, projectUid }) => ({
    path: template.replace("{uid}", uid),
    project: projectUid,
  }));
}

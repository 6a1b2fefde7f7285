// Tools that read the tenant's projects, as far as they are the caller's.
import { z } from "zod";
import { present } from "../present.js";
import { defineRead } from "../read/define-read.js";

const projectRowSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  environment: z.string().exactOptional().describe("What policies take it for; absent: production"),
  running: z.int().exactOptional(),
  healthy: z.int().exactOptional(),
  unhealthy: z.int().exactOptional(),
  errored: z.int().exactOptional(),
});

export const listProjects = defineRead({
  name: "list_projects",
  title: "List projects",
  description: "The projects that the caller may use, with how many clusters in them are healthy.",
  scope: "tenant",
  input: {},
  rows: { name: "projects", schema: projectRowSchema },
  names: ({ rows = [] }) => rows.map((row) => (row as { readonly uid: string }).uid),
  fetch: async (_, { palette, from, service }) => {
    const { items, next } = await palette.tenant.projectSummaries().page(from);
    const rows = items.map(({ metadata: { uid, name }, status }) =>
      present({ uid, name, environment: service.environments?.get(uid), ...status?.clustersHealth }),
    );
    return { rows, next };
  },
});

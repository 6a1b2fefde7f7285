// Roles of Palette that the demo tenant gives, and the permissions in them.

import type { RoleDescription } from "../description/tenant-description.js";

const read = [
  "cluster.get",
  "cluster.list",
  "clusterProfile.get",
  "clusterProfile.list",
  "cloudconfig.get",
  "machine.get",
  "machine.list",
  "cloudaccount.list",
  "packRegistry.get",
  "project.get",
  "project.list",
] as const;

const edit = [
  ...read,
  "cluster.update",
  "cluster.import",
  "clusterProfile.update",
  "cloudconfig.update",
  "machine.update",
] as const;

const all = [
  ...edit,
  "cluster.create",
  "cluster.delete",
  "cluster.adminKubeconfigDownload",
  "clusterProfile.create",
  "clusterProfile.delete",
  "clusterProfile.publish",
  "machine.create",
  "machine.delete",
  "cloudconfig.create",
  "cloudconfig.delete",
  "audit.list",
] as const;

const tenant = [...all, "user.list", "team.list", "role.list"] as const;

export const roles: readonly RoleDescription[] = [
  { name: "Tenant Admin", scope: "tenant", permissions: tenant },
  { name: "Project Admin", scope: "project", permissions: all },
  { name: "Project Editor", scope: "project", permissions: edit },
  { name: "Project Viewer", scope: "project", permissions: read },
  {
    name: "Cluster Viewer",
    scope: "project",
    permissions: ["cluster.get", "cluster.list", "cloudconfig.get", "machine.get", "machine.list"],
  },
];

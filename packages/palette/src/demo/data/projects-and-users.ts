// Projects of the demo tenant, and who may do what in them.
import type { ProjectDescription, UserDescription } from "../description/tenant-description.js";

export const projects: readonly ProjectDescription[] = [
  { name: "Default", description: "What nobody has put anywhere else", age: "800d" },
  { name: "Production", description: "What customers use", age: "760d" },
  { name: "Staging", description: "What becomes production", age: "700d" },
  { name: "Edge-Retail", description: "Stores and factories", age: "410d" },
];

export const users: readonly UserDescription[] = [
  {
    key: "admin",
    firstName: "Ada",
    lastName: "Admin",
    email: "ada@example.com",
    tenantRoles: ["Tenant Admin"],
  },
  {
    key: "operator",
    firstName: "Otto",
    lastName: "Operator",
    email: "otto@example.com",
    projectRoles: { Production: ["Project Editor"], Staging: ["Project Editor"] },
  },
  {
    key: "viewer",
    firstName: "Vera",
    lastName: "Viewer",
    email: "vera@example.com",
    projectRoles: { Production: ["Project Viewer"] },
  },
  {
    key: "edge",
    firstName: "Edgar",
    lastName: "Edge",
    email: "edgar@example.com",
    projectRoles: { "Edge-Retail": ["Project Admin"] },
  },
];

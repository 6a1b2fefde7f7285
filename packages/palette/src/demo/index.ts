// A demo tenant of Palette: a server on this machine with the API's paths and shapes, and data of its own.

export { demoTenant } from "./data/demo-tenant.js";
export {
  type ClusterDescription,
  cloudTypes,
  clusterDescriptionSchema,
} from "./description/cluster-description.js";
export type { TenantDescription } from "./description/tenant-description.js";
export { type Fault, type FaultEffect, type FaultPlan, faultSchema } from "./server/faults.js";
export type { RecordedAnswer } from "./server/recorded.js";
export { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "./start-demo-tenant.js";
export type { Tenant } from "./state/tenant.js";

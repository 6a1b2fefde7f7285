// What every command about approvals is told: whose approvals, and how they are printed.

import type { Host } from "../host.js";
import { UsageError } from "../usage-error.js";

export const tenantOption = {
  type: "string",
  placeholder: "name",
  description: "whose approvals (or PALISADE_TENANT)",
} as const;

export const formatOption = {
  type: "string",
  choices: ["table", "json"],
  default: "table",
  description: "how to print them",
} as const;

/** @throws {UsageError} if nobody says it: a tenant is never guessed. */
export function readTenant({ tenant }: { readonly tenant: string | undefined }, host: Host): string {
  const named = tenant ?? host.environment["PALISADE_TENANT"] ?? "";
  if (named !== "") return named;
  throw new UsageError("name the tenant with --tenant, or in PALISADE_TENANT");
}

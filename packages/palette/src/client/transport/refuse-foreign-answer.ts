// A second look at what Palette answers to a caller who is kept to projects: clusters say whose they are.
import { PaletteError } from "../palette-error.js";
import type { PreparedCall } from "./prepared-call.js";

type Owned = {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> } | undefined;
  readonly specSummary?:
    | { readonly projectMeta?: { readonly uid?: string | undefined } | undefined }
    | undefined;
};

/** Profiles may be of the tenant, and then say nothing, or what nobody relies on. */
const clusterPrefixes = ["/v1/spectroclusters/", "/v1/dashboard/spectroclusters/"];

/** @throws {PaletteError} `unexpected_response` if any of it says that it is of another project than the one that was named */
export function refuseForeignAnswer(value: unknown, call: PreparedCall): void {
  const { projectUid, path, method } = call;
  if (projectUid === undefined || typeof value !== "object" || value === null) return;
  if (!clusterPrefixes.some((each) => path.startsWith(each))) return;
  const rows = "items" in value && Array.isArray(value.items) ? (value.items as readonly Owned[]) : [];
  const owners = [value as Owned, ...rows].flatMap(({ metadata, specSummary }) => [
    metadata?.annotations?.["projectUid"],
    specSummary?.projectMeta?.uid,
  ]);
  if (owners.every((owner) => owner === undefined || owner === "" || owner === projectUid)) return;
  throw new PaletteError("unexpected_response", "Palette's answer is of another project", { method, path });
}

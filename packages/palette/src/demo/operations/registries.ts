// Registries: they belong to the tenant, and no project is asked for.
import { type Operation, read } from "../server/operation.js";
import { pageOf } from "../server/pages.js";
import { ok } from "../server/reply.js";
import type { Registry } from "../state/tenant.js";
import { metadataView } from "../views/metadata-view.js";
import { timestamp } from "../views/time.js";

const open = { permission: "packRegistry.get", scope: "user" } as const;
const hour = 3_600_000;

export const registries: readonly Operation[] = [
  read({
    id: "v1RegistriesMetadata",
    method: "GET",
    path: "/v1/registries/metadata",
    ...open,
    run: ({ tenant, query }) => {
      const scope = query.get("scope") ?? "all";
      const shown = [...tenant.registries.values()].filter((each) => scope === "all" || each.scope === scope);
      return ok({
        items: shown.map(({ uid, name, kind, scope: own, isDefault = false, isPrivate = false }) => ({
          uid,
          name,
          kind,
          scope: own,
          isDefault,
          isPrivate,
        })),
      });
    },
  }),
  read({
    id: "v1RegistriesPackList",
    method: "GET",
    path: "/v1/registries/pack",
    ...open,
    run: ({ tenant, query, now }) => {
      const { items, listmeta } = pageOf(
        [...tenant.registries.values()].filter(({ kind }) => kind === "pack"),
        query,
      );
      return ok({ items: items.map((each) => registryView(each, now)), listmeta });
    },
  }),
];

/** Credentials are left out, as a key without their rights gets it. */
function registryView({ uid, name, scope, endpoint, isPrivate = false, createdAt }: Registry, now: number) {
  const synced = timestamp(Math.floor(now / hour) * hour);
  return {
    apiVersion: "v1",
    kind: "PackRegistry",
    metadata: metadataView({ name, uid, createdAt }),
    spec: { name, endpoint, scope, private: isPrivate, registryUid: uid, auth: { type: "noAuth" } },
    status: {
      packSyncStatus: {
        isSyncSupported: true,
        lastRunTime: synced,
        lastSyncedTime: synced,
        message: "",
        status: "Success",
      },
    },
  };
}

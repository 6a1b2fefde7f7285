// Cluster profiles are changed, published, deleted, tried out.
import { z } from "zod";
import { audit } from "../changes/record.js";
import { type Operation, read, withBody } from "../server/operation.js";
import { invalidRequest } from "../server/refusal.js";
import { noContent, ok } from "../server/reply.js";
import { manifestPackOf, profilePackOf } from "../state/build-profiles.js";
import type { Profile, ProfilePack } from "../state/profile.js";
import type { Tenant } from "../state/tenant.js";
import { clustersWith } from "../views/profile-view.js";
import { findProfile } from "./find.js";
import { versionProblems } from "./pack-problems.js";

const packType = z.enum(["spectro", "helm", "manifest", "oci"]).optional();
const pack = z.object({
  name: z.string(),
  tag: z.string().optional(),
  type: packType,
  layer: z.string().optional(),
  registryUid: z.string().optional(),
  uid: z.string().optional(),
  values: z.string().optional(),
  manifests: z
    .array(
      z.object({ name: z.string().optional(), uid: z.string().optional(), content: z.string().optional() }),
    )
    .nullish(),
});
type PackEntity = z.infer<typeof pack>;
const profileType = z.enum(["cluster", "infra", "add-on", "system"]).optional();

const updateBody = z.object({
  metadata: z
    .object({ name: z.string().optional(), labels: z.record(z.string(), z.string()).nullish() })
    .nullish(),
  spec: z
    .object({
      version: z.string().optional(),
      template: z.object({ type: profileType, packs: z.array(pack).nullish() }).nullish(),
    })
    .nullish(),
});
const draftBody = z.object({
  cloudType: z.string().optional(),
  type: profileType,
  packs: z.array(pack).nullish(),
});

const base = "/v1/clusterprofiles/{uid}";
const scope = "user" as const;

/** @throws Refusal if a pack has no such version */
function packOf(asked: PackEntity, { packs }: Profile, { packs: all, nextUid }: Tenant): ProfilePack {
  const { name, tag, values, manifests } = asked;
  const current = packs.find((each) => each.name === name);
  const version = [...all.values()].find(
    (each) => each.name === name && (tag === undefined || each.tag === tag || each.version === tag),
  );
  const found =
    current !== undefined && (tag === undefined || tag === current.tag)
      ? current
      : version && profilePackOf(version);
  const made =
    found ??
    (asked.type === "manifest" ? manifestPackOf(name, tag ?? "1.0.0", nextUid("manifest-pack")) : undefined);
  if (made === undefined) throw invalidRequest(`Pack '${name}' has no version '${tag ?? ""}'`);
  return {
    ...made,
    ...(values !== undefined && { values }),
    ...(manifests != null && {
      manifests: manifests.map(({ name: title = "", content = "", uid }) => ({
        name: title,
        content,
        uid: uid ?? nextUid("manifest"),
      })),
    }),
  };
}

const resourceOf = ({ name, uid }: Profile) => ({ kind: "clusterprofile", name, uid });
const placeOf = ({ projectUid }: Profile) => (projectUid === undefined ? {} : { projectUid });

function draftProblems(packs: readonly PackEntity[], tenant: Tenant) {
  return packs.flatMap(({ name, type, tag = "", registryUid = "" }) => {
    const errors = type === "manifest" ? [] : versionProblems(name, registryUid, tag, tenant);
    return errors.length === 0 ? [] : [{ name, displayName: name, errors }];
  });
}

export const profileWrites: readonly Operation[] = [
  withBody({
    id: "v1ClusterProfilesUpdate",
    method: "PUT",
    path: base,
    permission: "clusterProfile.update",
    scope,
    body: updateBody,
    run: (request) => {
      const { body, tenant, now } = request;
      const profile = findProfile(request, "clusterProfile.update");
      const asked = body.spec?.template?.packs;
      if (asked != null) profile.draft = asked.map((each) => packOf(each, profile, tenant));
      profile.labels = body.metadata?.labels ?? profile.labels;
      profile.modifiedAt = now;
      const message = `Cluster profile ${profile.name} ${profile.version} updated`;
      audit(request, { action: "update", message, resource: resourceOf(profile), ...placeOf(profile) });
      return noContent;
    },
  }),
  read({
    id: "v1ClusterProfilesPublish",
    method: "PATCH",
    path: `${base}/publish`,
    permission: "clusterProfile.publish",
    scope,
    run: (request) => {
      const profile = findProfile(request, "clusterProfile.publish");
      profile.packs = profile.draft ?? profile.packs;
      profile.draft = undefined;
      profile.isPublished = true;
      profile.modifiedAt = request.now;
      const message = `Cluster profile ${profile.name} ${profile.version} published`;
      audit(request, { action: "publish", message, resource: resourceOf(profile), ...placeOf(profile) });
      return noContent;
    },
  }),
  read({
    id: "v1ClusterProfilesDelete",
    method: "DELETE",
    path: base,
    permission: "clusterProfile.delete",
    scope,
    run: (request) => {
      const profile = findProfile(request, "clusterProfile.delete");
      const [user] = clustersWith(profile, request.tenant);
      if (user !== undefined)
        throw invalidRequest(`Cluster profile '${profile.name}' is in use by cluster '${user.name}'`);
      request.tenant.profiles.delete(profile.uid);
      const message = `Cluster profile ${profile.name} ${profile.version} deleted`;
      audit(request, { action: "delete", message, resource: resourceOf(profile), ...placeOf(profile) });
      return noContent;
    },
  }),
  withBody({
    id: "v1ClusterProfilesValidatePacks",
    method: "POST",
    path: "/v1/clusterprofiles/validate/packs",
    permission: "clusterProfile.get",
    scope,
    body: draftBody,
    run: ({ body, tenant }) => ok({ packs: { results: draftProblems(body.packs ?? [], tenant) } }),
  }),
  withBody({
    id: "v1ClusterProfilesUidValidatePacks",
    method: "POST",
    path: `${base}/validate/packs`,
    permission: "clusterProfile.get",
    scope,
    body: draftBody,
    run: (request) => {
      findProfile(request);
      return ok({ packs: { results: draftProblems(request.body.packs ?? [], request.tenant) } });
    },
  }),
  read({
    id: "not in the trimmed definition: v1ClusterProfilesUidExport",
    method: "GET",
    path: `${base}/export`,
    permission: "clusterProfile.get",
    scope,
    run: (request) => {
      const { name, version, type, cloud, packs } = findProfile(request);
      const [pulled, text] =
        request.query.get("format") === "terraform" ? [true, terraformOf(name, packs)] : [false, ""];
      if (pulled) return { status: 200, file: { name: `${name}.tf`, text } };
      const exported = { metadata: { name }, spec: { version, template: { type, cloudType: cloud, packs } } };
      return {
        status: 200,
        file: { name: `${name}-${version}.json`, text: JSON.stringify(exported, null, 2) },
      };
    },
  }),
];

function terraformOf(name: string, packs: readonly ProfilePack[]): string {
  const blocks = packs.map(
    (each) =>
      `  pack {\n    name   = ${JSON.stringify(each.name)}\n    tag    = ${JSON.stringify(each.tag)}\n    values = ${JSON.stringify(each.values)}\n  }\n`,
  );
  return `resource "spectrocloud_cluster_profile" ${JSON.stringify(name)} {\n  name = ${JSON.stringify(name)}\n${blocks.join("")}}\n`;
}

// What is wrong with packs that a request names, as Palette's validations say it.
import type { ProfileChange } from "../changes/profile-change.js";
import type { Cluster } from "../state/cluster.js";
import type { Tenant } from "../state/tenant.js";

type PackValues = NonNullable<ProfileChange["packValues"]>[number];
type Problem = { readonly code: string; readonly message: string };

/** A result for each pack that has problems. */
export function packProblems(
  { profiles, cloud }: Cluster,
  profileUid: string,
  values: readonly PackValues[],
  tenant: Tenant,
) {
  const profile = tenant.profiles.get(profileUid) ?? profiles.find(({ uid }) => uid === profileUid);
  if (profile === undefined) {
    return [result(profileUid, [{ code: "ProfileNotFound", message: "cluster profile is not found" }])];
  }
  const ofCloud =
    profile.cloud === "all" || profile.cloud === cloud
      ? []
      : [result(profile.name, [{ code: "InvalidCloudType", message: `profile is for ${profile.cloud}` }])];
  return [
    ...ofCloud,
    ...values.flatMap(({ name, tag = "" }) => {
      const pack = profile.packs.find((each) => each.name === name);
      if (pack === undefined)
        return [result(name, [{ code: "PackNotFound", message: "pack is not in the profile" }])];
      const problems =
        tag === "" || tag === pack.tag ? [] : versionProblems(name, pack.registryUid, tag, tenant);
      return problems.length === 0 ? [] : [result(name, problems)];
    }),
  ];
}

const result = (name: string, errors: readonly Problem[]) => ({ name, displayName: name, errors });

/** What is wrong with a version of a pack, if anything is. */
export function versionProblems(
  name: string,
  registryUid: string,
  tag: string,
  { packs }: Tenant,
): Problem[] {
  const found = [...packs.values()].find(
    (each) =>
      each.name === name &&
      (registryUid === "" || each.registryUid === registryUid) &&
      (each.tag === tag || each.version === tag),
  );
  if (found === undefined)
    return [{ code: "InvalidVersion", message: "pack tag is not available in registry" }];
  return found.state === undefined ? [] : [{ code: "PackState", message: `pack is ${found.state}` }];
}

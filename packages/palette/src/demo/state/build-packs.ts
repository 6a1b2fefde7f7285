import { readDuration } from "../description/duration.js";
import type { PackDescription } from "../description/pack-description.js";
import { digestOf, uidOf } from "./identity.js";
import type { Pack } from "./pack.js";
import type { Registry } from "./tenant.js";
import { uidByName } from "./uid-by-name.js";

/** A pack for each of its versions. */
export function buildPacks(
  { versions, registry, values, ...pack }: PackDescription,
  registries: ReadonlyMap<string, Registry>,
  seed: string,
  startedAt: number,
): Pack[] {
  return versions.map(({ age = "365d", tag, ...version }) => ({
    ...pack,
    values,
    ...version,
    uid: uidOf(seed, "pack", registry, pack.name, version.version),
    registryUid: uidByName(registries, registry),
    tag: tag ?? version.version,
    digest: `sha256:${digestOf(seed, "digest", pack.name, version.version)}`,
    publishedAt: startedAt - readDuration(age),
  }));
}

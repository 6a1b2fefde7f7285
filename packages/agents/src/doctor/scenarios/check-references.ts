// What a described cluster names must be there: a problem of a machine that does not exist would be no problem at all.
import { type ClusterDescription, demoTenant } from "@palisade/palette/demo";
import type { Scenario } from "./scenario.js";

type Problem = { readonly pointer: string; readonly message: string };

export function checkReferences({ subject }: Scenario): readonly Problem[] {
  if (subject.kind === "recorded") return [];
  const { cluster } = subject;
  return [...profileProblems(cluster), ...packProblems(cluster), ...machineProblems(cluster)];
}

function versionOf({ name, version }: ClusterDescription["profiles"][number]) {
  return demoTenant.profiles
    .find((each) => each.name === name)
    ?.versions.find((each) => each.version === version);
}

function profileProblems({ project, profiles }: ClusterDescription): Problem[] {
  const unknown = profiles.flatMap((use, place) =>
    versionOf(use) === undefined
      ? [
          {
            pointer: `/cluster/profiles/${place}`,
            message: `the demo tenant has no profile \`${use.name}\` ${use.version}`,
          },
        ]
      : [],
  );
  if (demoTenant.projects.some(({ name }) => name === project)) return unknown;
  return [
    ...unknown,
    { pointer: "/cluster/project", message: `the demo tenant has no project \`${project}\`` },
  ];
}

function packProblems({ profiles, packs = [], installed = {}, repave }: ClusterDescription): Problem[] {
  const known = new Set(profiles.flatMap((use) => versionOf(use)?.packs.map(({ pack }) => pack) ?? []));
  const named = [
    ...packs.map(({ pack }, place) => [pack, `/cluster/packs/${place}/pack`] as const),
    ...Object.keys(installed).map((pack) => [pack, "/cluster/installed"] as const),
    ...(repave === undefined ? [] : [[repave.pack, "/cluster/repave/pack"] as const]),
    ...profiles.flatMap(({ values = {} }, place) =>
      Object.keys(values).map((pack) => [pack, `/cluster/profiles/${place}/values`] as const),
    ),
  ];
  return named.flatMap(([pack, pointer]) =>
    known.has(pack) ? [] : [{ pointer, message: `no profile of the cluster has a pack \`${pack}\`` }],
  );
}

function machineProblems(cluster: ClusterDescription): Problem[] {
  const { pools, machines = [], health, events = [], pods = [], certificates } = cluster;
  const known = new Set(
    pools.flatMap(({ name, size }) => Array.from({ length: size }, (_, index) => `${name}/${index}`)),
  );
  const named = [
    ...machines.map(({ pool, index }, place) => [`${pool}/${index}`, `/cluster/machines/${place}`] as const),
    ...(health?.conditions ?? []).map(
      ({ machine }, place) => [machine, `/cluster/health/conditions/${place}/machine`] as const,
    ),
    ...events.map(({ about = "" }, place) => {
      const [kind, ...rest] = about.split("/");
      return [kind === "Node" ? rest.join("/") : undefined, `/cluster/events/${place}/about`] as const;
    }),
    ...events.flatMap(({ message }, place) =>
      nodesIn(message).map((each) => [each, `/cluster/events/${place}/message`] as const),
    ),
    ...pods.map(({ machine }, place) => [machine, `/cluster/pods/${place}/machine`] as const),
    ...(certificates?.others ?? []).map(
      ({ machine }, place) => [machine, `/cluster/certificates/others/${place}/machine`] as const,
    ),
  ];
  return named.flatMap(([place, pointer]) =>
    place === undefined || known.has(place)
      ? []
      : [{ pointer, message: `no pool of the cluster has a machine \`${place}\`` }],
  );
}

/** Machines that a message names: `{node:pool/index}`. */
function nodesIn(message: string): string[] {
  return message
    .split("{node:")
    .slice(1)
    .map((rest) => rest.split("}")[0] ?? "");
}

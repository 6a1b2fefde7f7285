// The tool that changes the profile of a cluster: its version, the values of its packs, its variables.

import { escapePointer } from "@palisade/language";
import type { ClusterPacks, Profile } from "@palisade/palette";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";
import { present } from "../present.js";
import { type ChangeLine, checkedLines, yamlLines } from "../write/change-lines.js";
import { defineWrite, type Proposing } from "../write/define-write.js";
import { subjectOf } from "./cluster-writes.js";
import { clusterField } from "./clusters.js";
import { profileField } from "./profiles.js";

const inputShape = {
  cluster: clusterField,
  profile: profileField.describe("Uid of a profile that the cluster has, as `get_cluster_details` tells it"),
  to: profileField.exactOptional().describe("Uid of another version of the same profile, to take its place"),
  values: z
    .array(z.strictObject({ pack: z.string().min(1).max(200), values: z.string().max(100_000) }))
    .min(1)
    .max(20)
    .exactOptional()
    .describe("New values of packs, whole, as YAML"),
  variables: z
    .array(z.strictObject({ name: z.string().min(1).max(200), value: z.string().max(10_000) }))
    .min(1)
    .max(50)
    .exactOptional(),
} as const;

type Input = z.infer<z.ZodObject<typeof inputShape>>;

type Template = NonNullable<Profile["spec"]>["published"];

export const updateClusterProfile = defineWrite({
  name: "update_cluster_profile",
  title: "Update the profile of a cluster",
  description:
    "Changes a profile that a cluster has: to another version of it (an upgrade of Kubernetes is one), the values of packs, or variables. It may replace nodes, which the answer tells. Judged by policy; may wait for approval.",
  effect: "changes",
  feature: "writes",
  input: inputShape,
  result: { cluster: z.string(), repave: z.boolean().describe("Whether nodes are replaced by it") },
  propose: async (asked, proposing) => {
    const { cluster: uid, profile, to, values, variables } = asked;
    if (to === undefined && values === undefined && variables === undefined)
      throw new ToolError("invalid", "nothing is to be changed: give `to`, `values` or `variables`", {
        retryable: true,
      });
    const { cluster, environment, facts } = await subjectOf(uid, proposing);
    const current = cluster.spec?.clusterProfileTemplates.find((each) => each.uid === profile);
    if (current === undefined) {
      const names = (cluster.spec?.clusterProfileTemplates ?? []).map(
        ({ uid: own, name }) => `${name} (${own})`,
      );
      throw new ToolError("not_found", "the cluster has no profile of this uid", {
        hint: `its profiles are ${names.join(", ")}`,
      });
    }
    const next = to === undefined ? current : await versionOf(to, current, proposing);
    const change = checkedLines([
      ...versionLines(current, next),
      ...(values ?? []).flatMap((each) => valueLines(each, next)),
      ...(await variableLines(asked, proposing)),
    ]);
    if (change.length === 0)
      throw new ToolError("conflict", "the cluster has all of this already", {
        hint: "nothing is left to do",
      });
    const packs = clusterPacks(asked);
    const repave = await validated(uid, packs, proposing);
    const name = `${current.name ?? profile}`;
    return {
      summary: `change profile ${name} of cluster ${cluster.metadata.name}${repave.isRepaveRequired ? ", which replaces its nodes" : ""}`,
      action: {
        arguments: present({ cluster: cluster.metadata.name, uid, profile, to, values, variables }),
        ...(environment === undefined ? {} : { environment }),
        facts: {
          ...facts,
          repave: {
            required: repave.isRepaveRequired,
            reasons: repave.reasons.flatMap(({ message }) => message ?? []),
          },
        },
      },
      change,
      perform: async (writes) => {
        await writes.patchProfiles(uid, packs);
        return { cluster: cluster.metadata.name, repave: repave.isRepaveRequired };
      },
    };
  },
});

function clusterPacks({ profile, to, values, variables }: Input): ClusterPacks {
  const change = present({
    uid: profile,
    replaceWithProfile: to,
    packValues: values?.map(({ pack, values: text }) => ({ name: pack, values: text })),
    variables: variables?.map(({ name, value }) => ({ name, value })),
  });
  return { profiles: [change] };
}

/** @throws {ToolError} `invalid` for another profile */
async function versionOf(
  uid: string,
  current: NonNullable<Template>,
  { palette }: Proposing,
): Promise<NonNullable<Template>> {
  const { metadata, spec } = await palette.profiles.get(uid);
  const template = spec?.published;
  if (template === undefined)
    throw new ToolError("invalid", "this version of the profile is not published", {
      hint: "name one that is",
    });
  if (metadata.name !== current.name)
    throw new ToolError("invalid", `this is no version of profile \`${current.name}\``, {
      hint: "list_profiles tells the versions of each profile",
    });
  return { ...template, profileVersion: template.profileVersion ?? spec?.version };
}

function versionLines(current: NonNullable<Template>, next: NonNullable<Template>): readonly ChangeLine[] {
  if (current === next) return [];
  const at = `/profiles/${escapePointer(current.name ?? "")}`;
  const lines = [line(`${at}/version`, current.profileVersion, next.profileVersion)];
  const names = new Set([...current.packs, ...next.packs].map(({ name }) => name));
  for (const name of names) {
    const [before, after] = [current, next].map(({ packs }) => packs.find((pack) => pack.name === name));
    lines.push(
      line(
        `${at}/packs/${escapePointer(name)}`,
        before?.version ?? before?.tag,
        after?.version ?? after?.tag,
      ),
    );
    const [from, to] = [before?.values ?? "", after?.values ?? ""];
    if (from !== to) lines.push(...yamlLines(`${at}/packs/${escapePointer(name)}/values`, from, to));
  }
  return lines.filter((each) => each.from !== each.to);
}

function valueLines(
  { pack, values }: NonNullable<Input["values"]>[number],
  { name = "", packs }: NonNullable<Template>,
): readonly ChangeLine[] {
  const found = packs.find((each) => each.name === pack);
  if (found === undefined)
    throw new ToolError("not_found", `the profile has no pack \`${pack}\``, {
      hint: `its packs are ${packs.map((each) => each.name).join(", ")}`,
    });
  return yamlLines(
    `/profiles/${escapePointer(name)}/packs/${escapePointer(pack)}/values`,
    found.values ?? "",
    values,
  );
}

async function variableLines(
  { cluster, profile, variables = [] }: Input,
  { palette }: Proposing,
): Promise<readonly ChangeLine[]> {
  if (variables.length === 0) return [];
  const all = await palette.clusters.variables(cluster);
  const own = all.find(({ profileUid }) => profileUid === profile)?.variables ?? [];
  return variables.flatMap(({ name, value }) => {
    const before = own.find((each) => each.name === name);
    if (before === undefined)
      throw new ToolError("not_found", `the profile has no variable \`${name}\``, {
        hint: `its variables are ${own.map((each) => each.name).join(", ")}`,
      });
    const at = `/variables/${escapePointer(name)}`;
    return before.value === value ? [] : [line(at, before.value, value)];
  });
}

function line(at: string, from: string | undefined, to: string | undefined): ChangeLine {
  return present({ at, from, to }) as ChangeLine;
}

/** What Palette itself says of it. @throws {ToolError} `invalid` for what it would not take */
async function validated(uid: string, packs: ClusterPacks, { palette }: Proposing) {
  const { machinePools, profiles } = await palette.clusters.validatePacks(uid, packs);
  const results = [machinePools, ...profiles.map((each) => each.packs)].flatMap(
    (each) => each?.results ?? [],
  );
  const errors = results.flatMap(({ errors: own, name }) => own.map(({ message }) => `${name}: ${message}`));
  if (errors.length > 0)
    throw new ToolError("invalid", `Palette would not take it: ${errors.slice(0, 5).join("; ")}`, {
      retryable: true,
    });
  return palette.clusters.validateRepave(uid, packs);
}

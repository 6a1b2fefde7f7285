// Variables of profiles, and what clusters set them to.
import type { VariableDescription } from "../description/profile-description.js";
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import type { Tenant } from "../state/tenant.js";

/** A variable as a profile declares it. */
export function variableView({ options = [], ...variable }: VariableDescription) {
  return {
    description: "",
    format: "string",
    defaultValue: "",
    hidden: false,
    immutable: false,
    isSensitive: false,
    required: false,
    regex: "",
    inputType: options.length === 0 ? "text" : "dropdown",
    options: options.map((value) => ({ value, label: value, description: "", default: false })),
    ...variable,
  } satisfies Json;
}

export function clusterVariablesView({ profiles }: Cluster, tenant: Tenant) {
  return profiles.flatMap(({ uid, variables }) => {
    const declared = tenant.profiles.get(uid)?.variables ?? [];
    if (declared.length === 0) return [];
    return [
      {
        profileUid: uid,
        variables: declared.map((each) => ({ ...variableView(each), value: variables[each.name] ?? "" })),
      } satisfies Json,
    ];
  });
}

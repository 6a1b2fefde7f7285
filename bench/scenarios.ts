// What is measured: policies, documents, and the same by hand as a program that needs no policy engine would have it.
import { readFileSync } from "node:fs";
import type { Source } from "@palisade/compiler";

export type Scenario = {
  readonly name: string;
  readonly sources: readonly Source[];
  /** `pkg/rule`. */
  readonly entrypoint: string;
  readonly input: unknown;
  readonly data: Readonly<Record<string, unknown>>;
  /** The same in TypeScript, in the shape of the policy's result. */
  readonly byHand: (input: never) => unknown;
};

const policy = (name: string): Source => ({
  file: `${name}.rego`,
  text: readFileSync(new URL(`./policies/${name}.rego`, import.meta.url), "utf8"),
});

type Grant = { readonly action: string; readonly type: string };
const roleData = {
  users: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`user${index}`, ["viewer", "editor"]])),
  grants: {
    viewer: ["a", "b", "c"].map((type): Grant => ({ action: "read", type })),
    editor: ["a", "b", "c"].map((type): Grant => ({ action: "write", type })),
  },
};

type Container = {
  readonly name: string;
  readonly image: string;
  readonly securityContext?: { readonly privileged?: boolean };
  readonly resources?: { readonly limits?: Readonly<Record<string, string>> };
};
type Pod = { readonly spec: { readonly containers: readonly Container[] } };
const registries = ["registry.example/", "mirror.example/"];
const pod: Pod = {
  spec: {
    containers: ["api", "proxy", "logs"].map((name, index) => ({
      name,
      image: `${index === 2 ? "elsewhere.example" : "registry.example"}/${name}:1.${index}`,
      securityContext: { privileged: index === 1 },
      resources: { limits: { cpu: "1", memory: "256Mi" } },
    })),
  },
};

function judgePod({ spec }: Pod): unknown {
  const found: string[] = [];
  for (const { name, image, securityContext, resources } of spec.containers) {
    if (!registries.some((prefix) => image.startsWith(prefix))) {
      found.push(`${name}: image ${image} is not from a trusted registry`);
    }
    if (securityContext?.privileged === true) found.push(`${name}: privileged`);
    for (const resource of ["cpu", "memory", "ephemeral-storage"]) {
      if (resources?.limits?.[resource] === undefined) found.push(`${name}: no limit of ${resource}`);
    }
  }
  return found.sort();
}

/** Rules as a large organisation has them: each for one kind of thing. */
function manyRules(count: number): Scenario {
  const rules = Array.from(
    { length: count },
    (_, index) => `deny contains "rule ${index}" if {
	input.request.kind == "kind${index % (count / 2)}"
	input.request.operation == "CREATE"
	input.request.size > ${index}
}`,
  );
  return {
    name: `${count} rules, one kind each`,
    sources: [{ file: "many.rego", text: `package many\n\n${rules.join("\n\n")}\n` }],
    entrypoint: "many/deny",
    input: { request: { kind: "kind7", operation: "CREATE", size: 1000 } },
    data: {},
    byHand: ({ request }: { request: { kind: string; operation: string; size: number } }) => {
      const found: string[] = [];
      for (let index = 0; index < count; index++) {
        const applies = request.kind === `kind${index % (count / 2)}` && request.operation === "CREATE";
        if (applies && request.size > index) found.push(`rule ${index}`);
      }
      return found.sort();
    },
  };
}

export const scenarios: readonly Scenario[] = [
  {
    name: "roles",
    sources: [policy("roles")],
    entrypoint: "roles/allow",
    input: { user: "user7", action: "write", type: "b" },
    data: { roles: roleData },
    byHand: ({ user, action, type }: { user: string } & Grant) =>
      (roleData.users[user] ?? []).some((role) =>
        roleData.grants[role as keyof typeof roleData.grants].some(
          (grant) => grant.action === action && grant.type === type,
        ),
      ),
  },
  {
    name: "pods",
    sources: [policy("pods")],
    entrypoint: "pods/deny",
    input: pod,
    data: { registries },
    byHand: judgePod,
  },
  manyRules(100),
  manyRules(1000),
];

// Every field of a workload, by Kubernetes' published schema, with a value of every other type: never a crash, never clean.
import type { Finding } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";
import { beforeAll, describe, expect, it } from "vitest";
import type { FieldType, Structures } from "../../scripts/kubernetes/field-types.js";
import { publishedKinds } from "../../scripts/kubernetes/published-kinds.js";
import { workloadStructures } from "../../scripts/kubernetes/workload-structures.js";

type Step = string | number;
/** A field, and what it may hold; `item` tells the items of a list or the values of a map from the field itself. */
type Spot = { readonly path: readonly Step[]; readonly type: FieldType; readonly item: boolean };

const { structures } = workloadStructures(publishedKinds());

const values: Readonly<Record<string, unknown>> = {
  string: "text",
  boolean: true,
  integer: 3,
  fraction: 1.5,
  list: [],
  object: {},
};

/** The names of `values` that a type takes. */
const taken: Readonly<Record<string, readonly string[]>> = {
  string: ["string"],
  boolean: ["boolean"],
  integer: ["integer"],
  quantity: ["string", "integer", "fraction"],
  "integer or string": ["string", "integer"],
};

function takenBy({ type, item }: Spot): readonly string[] {
  if (!item && type.holds === "list") return ["list"];
  if (!item && type.holds === "map") return ["object"];
  return taken[type.of] ?? ["object"];
}

/** Every field below a structure, each once for itself and once for what it holds several of. */
function spotsBelow(name: string, path: readonly Step[], all: Structures): readonly Spot[] {
  return [...(all.get(name) ?? [])].flatMap(([field, type]): readonly Spot[] => {
    const at = [...path, field];
    const inside = type.holds === "one" ? at : [...at, type.holds === "list" ? 0 : "key"];
    const items = type.holds === "one" ? [] : [{ path: inside, type, item: true }];
    return [{ path: at, type, item: false }, ...items, ...spotsBelow(type.of, inside, all)];
  });
}

/** The object with the value at the path and nothing else but its kind. */
function objectWith(base: Record<string, unknown>, path: readonly Step[], value: unknown): unknown {
  const build = ([step, ...rest]: readonly Step[]): unknown => {
    if (step === undefined) return value;
    return typeof step === "number" ? [build(rest)] : { [step]: build(rest) };
  };
  return { ...base, ...(build(path) as object) };
}

/** Fields of a pod's specification that are structures themselves. */
const insidePods: ReadonlySet<string> = new Set(
  [...(structures.get("PodSpec") ?? [])].filter(([, { of }]) => structures.has(of)).map(([field]) => field),
);

const pointerOf = (path: readonly Step[]): string => path.map((step) => `/${step}`).join("");

let guard: Awaited<ReturnType<typeof createGuard>>;
beforeAll(async () => {
  guard = await createGuard();
});

const unreadable = (resources: readonly unknown[]): readonly Finding[] => {
  const { failure, findings } = guard.validateConfiguration({ resources });
  expect(failure).toBeUndefined();
  return findings.filter(({ rule }) => rule === "K8S-UNREADABLE");
};

const kinds = [
  { apiVersion: "v1", kind: "Pod" },
  { apiVersion: "v1", kind: "PodTemplate" },
  { apiVersion: "apps/v1", kind: "Deployment" },
  { apiVersion: "batch/v1", kind: "CronJob" },
  { apiVersion: "v1", kind: "ServiceAccount" },
  { apiVersion: "v1", kind: "PersistentVolume" },
];

describe.each(kinds)("a $kind", (base) => {
  const all = spotsBelow(base.kind, [], structures).filter(
    ({ path }) => path[0] !== "kind" && path[0] !== "apiVersion",
  );
  // What is inside a pod is the same in every workload: of the others, what leads there and what is deepest is asked.
  const deepest = Math.max(...all.map(({ path }) => path.length));
  const isOwn = ({ path }: Spot): boolean =>
    base.kind === "Pod" ||
    !path.slice(0, -1).some((step) => insidePods.has(String(step))) ||
    path.length === deepest;
  const spots = all.filter(isOwn);
  const trials = spots.flatMap((spot) =>
    Object.keys(values).map((name) => ({ spot, name, isTaken: takenBy(spot).includes(name) })),
  );
  const slices = Array.from({ length: Math.ceil(trials.length / 500) }, (_, index) =>
    trials.slice(index * 500, (index + 1) * 500),
  );

  it("has fields", () => {
    expect(spots.length).toBeGreaterThan(10);
  });

  it.each(slices.map((slice, index) => [index, slice] as const))(
    "part %i: is found where a type is wrong, and only there",
    (_, slice) => {
      const found = unreadable(slice.map(({ spot, name }) => objectWith(base, spot.path, values[name])));
      for (const [index, { spot, name, isTaken }] of slice.entries()) {
        const at = pointerOf(spot.path);
        const places = found
          .filter(({ resource, message }) => resource === index && message.includes(" is of type "))
          .map((finding) => finding.at);
        if (isTaken)
          expect(
            places.filter((place) => place === at),
            `${name} at ${at}`,
          ).toEqual([]);
        else expect(places, `${name} at ${at}`).toContain(at);
      }
    },
  );

  it("has no problem with null, which says nothing", () => {
    const alone = spots.filter(({ item, path }) => !item && path.length > 2);
    const found = unreadable(alone.map(({ path }) => objectWith(base, path, null)));
    const places = found.map(({ resource, at }) => [at, pointerOf(alone[resource ?? 0]?.path ?? [])]);
    expect(places.filter(([at, own]) => at === own)).toEqual([]);
  });
});

describe("a pod that is found by its shape", () => {
  const base = { apiVersion: "example.org/v1", kind: "App" };
  const container = { name: "app", image: "app:1" };
  const wrong = (fields: object): unknown => ({
    ...base,
    spec: { pod: { containers: [container], ...fields } },
  });

  it.each([
    ["hostPID", { hostPID: {} }, "/spec/pod/hostPID", "`hostPID` is of type object, not a boolean"],
    ["volumes", { volumes: { a: 1 } }, "/spec/pod/volumes", "`volumes` is of type object, not a list"],
    ["an item", { volumes: [null] }, "/spec/pod/volumes/0", "`volumes[0]` is of type null, not an object"],
    [
      "a label",
      { nodeSelector: { "a/b": 1 } },
      "/spec/pod/nodeSelector/a~1b",
      "`nodeSelector[a~1b]` is of type number, not a string",
    ],
  ])("%s", (_, fields, at, message) => {
    expect(unreadable([wrong(fields)])).toEqual([
      expect.objectContaining({ at, message, subject: "App/(unnamed)" }),
    ]);
  });

  it("and a container that stands alone, and a part of one", () => {
    const alone = { ...base, spec: { container: { image: "a:1", args: "run" } } };
    const part = { ...base, spec: { driver: { securityContext: { privileged: 1 } } } };
    expect(unreadable([alone, part]).map(({ at, message }) => [at, message])).toEqual([
      ["/spec/container/args", "`args` is of type string, not a list"],
      ["/spec/driver/securityContext/privileged", "`privileged` is of type number, not a boolean"],
    ]);
  });
});

// What is known of a finding by where it stands: its object, the container that it is in, and what else is said of it.
import { valueFromJavaScript } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { findingFacts } from "./finding-facts.js";

const container = (name: string, image = "nginx") => ({ name, image });
const pod = {
  kind: "Pod",
  metadata: { name: "web", namespace: "shop" },
  spec: {
    containers: [container("app"), { name: "bare" }],
    initContainers: [{ name: "init" }],
    ephemeralContainers: [{ name: "debug" }],
    volumes: [{ name: "data" }],
    templates: [{ name: "step", container: { name: "main", image: "busybox" } }],
    sidecars: [container("side")],
    container: { name: "no image" },
  },
};
const list = {
  kind: "PodList",
  metadata: { name: "all" },
  items: [pod, { metadata: { generateName: "web-" } }],
};
const nested = { kind: "List", items: [{ kind: "ConfigMapList", items: [{ metadata: { name: "a" } }] }] };

type Known = { kind?: string; namespace?: string; name?: string; container?: string; image?: string };

function known(document: unknown, at: string): Known {
  const {
    kind,
    namespace,
    name,
    container: own,
    image,
  } = findingFacts({ rule: "R", resource: 0, at }, { document: valueFromJavaScript(document) });
  const fields = { kind, namespace, name, container: own, image };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, [text]]) => (text === undefined ? [] : [[field, text]])),
  );
}

const ofPod = { kind: "Pod", namespace: "shop", name: "web" };

describe("a finding in an object", () => {
  it.each<[string, Known]>([
    ["", ofPod],
    ["/spec", ofPod],
    ["/spec/containers", ofPod],
    ["/spec/containers/0", { ...ofPod, container: "app", image: "nginx" }],
    ["/spec/containers/0/image", { ...ofPod, container: "app", image: "nginx" }],
    ["/spec/containers/1/image", { ...ofPod, container: "bare" }],
    ["/spec/initContainers/0", { ...ofPod, container: "init" }],
    ["/spec/ephemeralContainers/0", { ...ofPod, container: "debug" }],
    ["/spec/volumes/0", ofPod],
    ["/spec/templates/0", ofPod],
    ["/spec/templates/0/container", { ...ofPod, container: "main", image: "busybox" }],
    ["/spec/templates/0/container/name", { ...ofPod, container: "main", image: "busybox" }],
    ["/spec/sidecars/0", { ...ofPod, container: "side", image: "nginx" }],
    ["/spec/container", ofPod],
    ["/spec/none/0", ofPod],
    ["/spec/containers/9/image", ofPod],
  ])("at %j is of %j", (at, facts) => expect(known(pod, at)).toEqual(facts));
});

describe("a finding in a list", () => {
  it.each<[string, Known]>([
    ["", { kind: "PodList", name: "all" }],
    ["/items", { kind: "PodList", name: "all" }],
    ["/items/0", ofPod],
    ["/items/0/spec/containers/0", { ...ofPod, container: "app", image: "nginx" }],
    ["/items/1", { kind: "Pod", name: "web-" }],
    ["/items/1/metadata", { kind: "Pod", name: "web-" }],
  ])("at %j is of %j", (at, facts) => expect(known(list, at)).toEqual(facts));

  it("in a list is of the innermost", () => {
    expect(known(nested, "/items/0")).toEqual({ kind: "ConfigMapList" });
    expect(known(nested, "/items/0/items/0")).toEqual({ kind: "ConfigMap", name: "a" });
  });

  it("is of the object where the items are its own business", () => {
    const map = {
      kind: "ConfigMap",
      metadata: { name: "m" },
      data: { items: [{ kind: "Pod", metadata: { name: "x" } }] },
    };
    expect(known(map, "/data/items/0")).toEqual({ kind: "ConfigMap", name: "m" });
    const late = { kind: "Set", metadata: { name: "s" }, items: { a: { items: [{ kind: "Pod" }] } } };
    expect(known(late, "/items/a/items/0")).toEqual({ kind: "Set", name: "s" });
    const sub = {
      kind: "PodList",
      items: [
        { kind: "Pod", metadata: { name: "p" }, spec: { items: [{ kind: "X", metadata: { name: "y" } }] } },
      ],
    };
    expect(known(sub, "/items/0/spec/items/0")).toEqual({ kind: "Pod", name: "p" });
  });

  it("whose kind says nothing of its items has none for them", () => {
    expect(known({ kind: "Set", items: [{ metadata: { name: "a" } }] }, "/items/0")).toEqual({ name: "a" });
  });
});

describe("a finding", () => {
  it("without a document is of what is said of it", () => {
    const said = { kind: "Pod", namespace: "shop", name: "web", roles: ["admin", 5, "ops"] };
    expect(findingFacts({ rule: "R", resource: 3, at: "/x" }, said)).toEqual({
      rule: ["R"],
      kind: ["Pod"],
      namespace: ["shop"],
      name: ["web"],
      container: [],
      image: [],
      role: ["admin", "ops"],
      within: { resource: 3, at: "/x" },
    });
  });

  it("of nothing that is known has its rule alone", () => {
    expect(findingFacts({ rule: "R" })).toEqual({
      rule: ["R"],
      kind: [],
      namespace: [],
      name: [],
      container: [],
      image: [],
      role: [],
      within: undefined,
    });
    expect(findingFacts({ rule: "R", resource: 0 }, { kind: 5, roles: "admin" })).toMatchObject({
      kind: [],
      role: [],
      within: { resource: 0, at: "" },
    });
  });

  it("is of what the document says, rather than what is said of it", () => {
    const document = valueFromJavaScript(pod);
    const facts = findingFacts({ rule: "R", at: "" }, { document, kind: "X", namespace: "y", name: "z" });
    expect(facts).toMatchObject({ kind: ["Pod"], namespace: ["shop"], name: ["web"] });
    const bare = valueFromJavaScript({ a: 1 });
    expect(findingFacts({ rule: "R" }, { document: bare, kind: "X", name: "z" })).toMatchObject({
      kind: ["X"],
      name: ["z"],
    });
  });
});

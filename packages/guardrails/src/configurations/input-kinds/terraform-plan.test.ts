// Terraform plans as a kind of input: what they leave in place is judged, with places in the plan.
import { isObject } from "@palisade/language";
import { describe, expect, it } from "vitest";
import { createGuard } from "../../node.js";
import { defineInputKind } from "./define-input-kind.js";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web" },
  spec: { containers: [{ name: "app", image: "app:1", securityContext: { privileged: true } }] },
};
const change = (type: string, after: unknown, mode = "managed") => ({
  address: `${type}.x`,
  mode,
  type,
  change: { actions: ["create"], before: null, after },
});
const plan = {
  format_version: "1.2",
  terraform_version: "1.9.0",
  resource_changes: [
    change("aws_instance", { instance_type: "t3.micro" }),
    change("kubernetes_manifest", { manifest: pod }),
    change("aws_s3_bucket", null),
    change("aws_ami", { id: "ami" }, "data"),
    null,
    { type: "odd" },
  ],
};
const guard = await createGuard();

describe("a Terraform plan", () => {
  it("has the objects that it applies judged, and their places in the plan", () => {
    const { findings, coverage, effect, failure } = guard.validateConfiguration({ resources: [plan] });
    expect([effect, failure]).toEqual(["deny", undefined]);
    expect(findings.find(({ rule }) => rule === "K8S-PRIVILEGED")).toMatchObject({
      resource: 0,
      subject: "Pod/web",
      at: "/resource_changes/1/change/after/manifest/spec/containers/0/securityContext/privileged",
    });
    expect(coverage).toEqual({
      judged: 1,
      partly: 0,
      unlooked: [
        { at: "/resources/0/resource_changes/0/change/after", reason: "no rule looks at `aws_instance`" },
      ],
    });
  });

  it("stands beside objects, each with its own number", () => {
    const { findings } = guard.validateConfiguration({ resources: [plan, pod] });
    const places = findings
      .filter(({ rule }) => rule === "K8S-PRIVILEGED")
      .map(({ resource, at }) => [resource, at]);
    expect(places).toEqual([
      [0, "/resource_changes/1/change/after/manifest/spec/containers/0/securityContext/privileged"],
      [1, "/spec/containers/0/securityContext/privileged"],
    ]);
  });

  it.each<[string, unknown]>([
    ["a version that is a number", { ...plan, format_version: 1 }],
    ["changes that are no list", { ...plan, resource_changes: {} }],
    ["the kind of an object", { ...plan, kind: "Pod" }],
  ])("is none with %s", (_, resource) => {
    expect(guard.validateConfiguration({ resources: [resource] }).failure?.code).toBe("invalid_request");
  });
});

describe("a kind of one's own", () => {
  it("is asked first, and says where things stand", async () => {
    const wrapped = defineInputKind({
      name: "wrapped",
      description: "Objects under `inner`.",
      detect: (document) => isObject(document) && document.has("inner"),
      read: (document) => [
        { document: isObject(document) ? (document.get("inner") ?? null) : null, at: "/inner" },
      ],
      locate: (_read, pointer) => `/elsewhere${pointer}`,
    });
    const own = await createGuard({ inputKinds: [wrapped] });
    const { findings, coverage } = own.validateConfiguration({ resources: [{ inner: pod }] });
    expect(coverage).toEqual({ judged: 1, partly: 0, unlooked: [] });
    expect(findings[0]?.at).toMatch(/^\/elsewhere\/spec/);
  });
});

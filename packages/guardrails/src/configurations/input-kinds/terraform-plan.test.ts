// Terraform plans as a kind of input: what they leave in place is judged, with places in the plan.
import { describe, expect, it } from "vitest";
import { createGuard } from "../../node.js";

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

  it("that only deletes has nothing to judge, and nothing that was passed over", () => {
    const resources = [{ ...plan, resource_changes: [change("aws_s3_bucket", null)] }, pod];
    expect(guard.validateConfiguration({ resources }).coverage).toEqual({
      judged: 1,
      partly: 0,
      unlooked: [],
    });
  });

  it("says what of an object is known only after it is applied, and judges the rest", () => {
    const { change: made, ...rest } = change("kubernetes_manifest", { manifest: pod });
    const after_unknown = {
      object: true,
      manifest: {
        metadata: { name: true },
        spec: {
          hostPID: true,
          hostIPC: false,
          containers: [{ securityContext: { "a/b": true } }],
          volumes: true,
        },
      },
    };
    const resources = [{ ...plan, resource_changes: [{ ...rest, change: { ...made, after_unknown } }] }];
    const { coverage, findings, effect } = guard.validateConfiguration({ resources });
    const at = "/resources/0/resource_changes/0/change/after/manifest/spec";
    const reason = "known only after the plan is applied";
    expect(coverage).toEqual({
      judged: 0,
      partly: 1,
      unlooked: [
        { at: `${at}/containers/0/securityContext/a~1b`, reason, part: true },
        { at: `${at}/hostPID`, reason, part: true },
        { at: `${at}/volumes`, reason, part: true },
      ],
    });
    expect([effect, findings.some(({ rule }) => rule === "K8S-PRIVILEGED")]).toEqual(["deny", true]);
  });

  it("is denied for a manifest of which nothing is known", () => {
    const unknown = (mode: string, after: unknown) => {
      const { change: made, ...rest } = change("kubernetes_manifest", after, mode);
      const changed = { ...rest, change: { ...made, after_unknown: { manifest: true } } };
      const resources = [{ ...plan, resource_changes: [changed] }, pod];
      return guard.validateConfiguration({ resources }).failure;
    };
    expect(unknown("managed", {})).toEqual({
      code: "invalid_request",
      message:
        "a manifest that is known only after the plan is applied cannot be judged at `/resources/0/resource_changes/0/change/after`",
    });
    expect(unknown("managed", null)).toBeUndefined();
    expect(unknown("data", {})).toBeUndefined();
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

describe("a plan that hides what it makes", () => {
  const odd = (entry: unknown) => ({ ...plan, resource_changes: [...plan.resource_changes, entry] });
  const of = (inner: unknown) => ({ ...change("kubernetes_manifest", null), change: inner });

  it.each<[string, unknown, string]>([
    [
      "a change that is none",
      odd(null),
      "a change of a plan must be an object at `/resources/0/resource_changes/4`",
    ],
    [
      "a change without a type",
      odd({ change: { after: { manifest: pod } } }),
      "a change of a plan needs a `type` that is a text at `/resources/0/resource_changes/4`",
    ],
    [
      "a type that is no text",
      odd({ ...change("x", {}), type: 1 }),
      "a change of a plan needs a `type` that is a text at `/resources/0/resource_changes/4/type`",
    ],
    [
      "a change that does not say what it does",
      odd({ type: "odd" }),
      "a change of a plan needs a `change` that is an object at `/resources/0/resource_changes/4`",
    ],
    [
      "nothing about what comes after",
      odd(of({ actions: ["create"] })),
      "a change of a plan needs an `after` that is an object or `null` at `/resources/0/resource_changes/4/change`",
    ],
    [
      "an after that is no object",
      odd(of({ actions: ["create"], after: [pod] })),
      "a change of a plan needs an `after` that is an object or `null` at `/resources/0/resource_changes/4/change/after`",
    ],
    [
      "a format of another version",
      { ...plan, format_version: "2.0" },
      "the format of the plan is of a version that is not known at `/resources/0/format_version`",
    ],
    [
      "an error",
      { ...plan, errored: true },
      "the plan ended with an error, so it is not whole at `/resources/0/errored`",
    ],
  ])("%s is refused, and the rest is judged", (_, resource, message) => {
    const { effect, failure, findings } = guard.validateConfiguration({ resources: [resource] });
    expect([effect, failure]).toEqual(["deny", { code: "invalid_request", message }]);
    expect(findings.map(({ rule }) => rule)).toContain("K8S-PRIVILEGED");
  });
});

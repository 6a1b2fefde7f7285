import { describe, expect, it } from "vitest";
import { readScenarios, showProblem } from "./index.js";

const whole = `id: full-disk
family: node-disk-pressure
title: A disk is full
now: 2026-11-20T09:15:00Z
cluster:
  name: full
  project: Production
  cloud: aws
  region: eu-west-1
  age: 90d
  profiles: [{name: aws-baseline, version: 1.2.0}]
  pools:
    - {name: control-plane, controlPlane: true, size: 1, machineType: m5.large}
    - {name: worker, size: 2, machineType: m5.xlarge}
expect:
  healthy: false
  severity: high
  rootCauses: [node-disk-pressure]
`;
const variant = `id: fuller-disk
like: full-disk
title: Both disks are full
cluster:
  age: 91d
expect: {healthy: false, severity: critical, rootCauses: [[node-disk-pressure, node-not-ready]]}
`;
const recorded = `id: recorded
family: healthy
title: Nothing
now: 2026-11-20T09:15:00Z
recorded:
  cluster: abc
  project: def
  answers:
    /v1/spectroclusters/abc: {metadata: {name: x}}
    POST /v1/dashboard/spectroclusters/abc/workloads/pod: {pods: []}
expect: {healthy: true, severity: none, rootCauses: []}
`;

const read = (...texts: string[]) =>
  readScenarios(texts.map((text, place) => ({ file: `${"abc"[place]}.yaml`, text })));
const problems = (...texts: string[]) => read(...texts).problems.map(showProblem);

describe("scenarios", () => {
  it("say everything, or what is otherwise than in another", () => {
    const { scenarios, problems: found } = read(variant, whole, recorded);
    expect(found).toEqual([]);
    const [first, second, third] = ["full-disk", "fuller-disk", "recorded"].map((id) =>
      scenarios.find((each) => each.id === id),
    );
    expect(first).toMatchObject({ worse: [], faults: [], expect: { rootCauses: [["node-disk-pressure"]] } });
    expect(second).toMatchObject({
      like: "full-disk",
      family: "node-disk-pressure",
      now: "2026-11-20T09:15:00Z",
      subject: { cluster: { name: "full", age: "91d" } },
      expect: { rootCauses: [["node-disk-pressure", "node-not-ready"]] },
    });
    expect(third?.subject).toEqual({
      kind: "recorded",
      cluster: "abc",
      project: "def",
      answers: [
        { method: "GET", path: "/v1/spectroclusters/abc", body: { metadata: { name: "x" } } },
        { method: "POST", path: "/v1/dashboard/spectroclusters/abc/workloads/pod", body: { pods: [] } },
      ],
    });
  });

  it("may be JSON", () => {
    const { scenarios } = read(JSON.stringify({ ...JSON.parse(JSON.stringify({ id: "x" })) }), whole);
    expect(scenarios.map(({ id }) => id)).toEqual(["full-disk"]);
  });
});

describe("what is wrong is said at its place", () => {
  it.each<[string, readonly string[], string | RegExp]>([
    ["an unknown field", [`${whole}causes: []\n`], /^a\.yaml:19:1: there is no such setting/],
    ["a missing one", [whole.replace("title: A disk is full\n", "")], "a.yaml:1:1: `title` is missing"],
    ["a cause that is none", [whole.replace("[node-disk-pressure]", "[disk]")], /^a\.yaml:18:\d+: /],
    [
      "no length of time",
      [whole.replace("age: 90d", "age: soon")],
      "a.yaml:10:8: `soon` is no length of time, such as `2h30m`",
    ],
    ["an id with capitals", [whole.replace("full-disk", "Full")], /^a\.yaml:1:5: may have lower-case/],
    [
      "healthy with causes",
      [whole.replace("healthy: false", "healthy: true").replace("high", "none")],
      /is healthy without causes/,
    ],
    ["healthy and critical", [recorded.replace("none", "critical")], /is at most `low` if it is healthy/],
    [
      "unhealthy without severity",
      [whole.replace("high", "none")],
      /is at least `low` if something is wrong/,
    ],
    [
      "both a cluster and what was recorded",
      [`${whole}recorded: {cluster: a, project: b, answers: {}}\n`],
      /has either `cluster` or `recorded`/,
    ],
    [
      "a path that is none",
      [recorded.replace("/v1/spectroclusters/abc:", "spectroclusters/abc:")],
      /must be a path such as/,
    ],
    ["the same id", [whole, whole], "a.yaml:1:1: `full-disk` is the id of more than one scenario"],
    ["like nothing", [variant], "a.yaml:2:1: there is no scenario `full-disk` that says everything itself"],
    [
      "like what was recorded",
      [variant.replace("like: full-disk", "like: recorded"), recorded],
      "a.yaml:2:1: `recorded` is recorded, and describes no cluster",
    ],
    ["worse than nothing", [`${whole}worse: [other]\n`], "a.yaml:19:9: there is no other scenario `other`"],
    [
      "a profile that is not there",
      [whole.replace("version: 1.2.0", "version: 9.0.0")],
      "a.yaml:11:14: the demo tenant has no profile `aws-baseline` 9.0.0",
    ],
    [
      "a project that is not there",
      [whole.replace("Production", "Nowhere")],
      "a.yaml:7:3: the demo tenant has no project `Nowhere`",
    ],
    [
      "a pack that no profile has",
      [whole.replace("expect:", "  packs: [{pack: kyverno, reason: x, message: z, since: 1h}]\nexpect:")],
      "a.yaml:15:12: no profile of the cluster has a pack `kyverno`",
    ],
    [
      "a machine that is not there",
      [whole.replace("expect:", "  machines: [{pool: worker, index: 2}]\nexpect:")],
      "a.yaml:15:14: no pool of the cluster has a machine `worker/2`",
    ],
    [
      "a node in a message that is not there",
      [whole.replace("expect:", '  events: [{ago: 1h, reason: x, message: "{node:gpu/0}"}]\nexpect:')],
      "a.yaml:15:33: no pool of the cluster has a machine `gpu/0`",
    ],
  ])("%s", (_, texts, wanted) => {
    const [first = ""] = problems(...texts);
    if (typeof wanted === "string") expect(first).toBe(wanted);
    else expect(first).toMatch(wanted);
  });

  it("and leaves the others", () => {
    const { scenarios } = read(whole.replace("full-disk", "Full"), recorded);
    expect(scenarios.map(({ id }) => id)).toEqual(["recorded"]);
  });
});

import { describe, expect, it } from "vitest";
import { showProblem } from "../../doctor/scenarios/index.js";
import { judgeRecommendations, readRequirementSets } from "./index.js";

const set = `id: gpu
title: A GPU
requirements: { cloud: [aws, eks], gpu: true, kubernetes: { atLeast: "1.31" } }
expect:
  fits: true
  profiles: [aws-gpu-training]
  packs: [nvidia-gpu-operator-ai, [cni-calico, cni-cilium-oss]]
  kubernetes: { atLeast: "1.31" }
  never: { packs: [log-shipper-none] }
`.replace("log-shipper-none", "edge-k3s");
const problems = (text: string) => readRequirementSets([{ file: "a.yaml", text }]).problems.map(showProblem);

it("are read", () => {
  const { sets, problems: found } = readRequirementSets([{ file: "a.yaml", text: set }]);
  expect(found).toEqual([]);
  expect(sets[0]).toMatchObject({ id: "gpu", requirements: { cloud: ["aws", "eks"] } });
});

it.each([
  ["a pack", set.replace("edge-k3s", "edge-k9s"), "a.yaml:9:20: the demo tenant has no pack `edge-k9s`"],
  [
    "a profile",
    set.replace("aws-gpu-training", "aws-gpu"),
    "a.yaml:6:14: the demo tenant has no profile `aws-gpu`",
  ],
  ["a fit without packs", set.replace(/ {2}packs: \[n.*\n/, ""), "a.yaml:5:3: names packs if something fits"],
  [
    "no fit with packs",
    set.replace("fits: true", "fits: false"),
    "a.yaml:5:3: names neither profiles nor packs if nothing fits",
  ],
])("%s", (_, text, wanted) => {
  expect(problems(text)).toEqual([wanted]);
});

it("are each read once", () => {
  const files = ["a.yaml", "b.yaml"].map((file) => ({ file, text: set }));
  expect(readRequirementSets(files).problems.map(showProblem)).toEqual([
    "b.yaml:1:1: `gpu` is the id of another file",
  ]);
});

describe("recommendations", () => {
  const expected = readRequirementSets([{ file: "a.yaml", text: set }]).sets[0]?.expect ?? { fits: false };
  const right = {
    profile: "aws-gpu-training",
    packs: [
      { name: "kubernetes", version: "1.32.4" },
      { name: "cni-calico", version: "3.29.3" },
      { name: "nvidia-gpu-operator-ai", version: "25.3.0" },
    ],
  };
  it.each([
    [expected, [right], []],
    [expected, [{ packs: right.packs }], []],
    [expected, [], ["something fits, and nothing was recommended"]],
    [
      expected,
      [{ ...right, profile: "aws-baseline" }],
      ["its profile is `aws-baseline`, none of aws-gpu-training"],
    ],
    [
      expected,
      [{ packs: [{ name: "kubernetes", version: "1.30.12" }] }],
      [
        "it has no `nvidia-gpu-operator-ai`",
        "it has no `cni-calico` or `cni-cilium-oss`",
        "its Kubernetes is 1.30.12",
      ],
    ],
    [
      expected,
      [right, { packs: [{ name: "edge-k3s", version: "1.32.3" }] }],
      ["recommendation 2 has `edge-k3s`, which must never be"],
    ],
    [{ fits: false }, [], []],
    [{ fits: false }, [right], ["nothing fits, and 1 were recommended"]],
  ])("%#", (expectation, recommendations, mistakes) => {
    expect(judgeRecommendations(expectation, recommendations)).toEqual(mistakes);
  });
});

// What a command judges with: bundles, directories of Rego, data and parameters, from the line and the environment.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Decision } from "@palisade/guardrails";
import { afterAll, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-guard-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const scale = JSON.stringify({
  verb: "scale",
  resource: "deployments",
  environment: "dev",
  arguments: { replicas: 30 },
});
const raised = file("raised.json", { action: { max_replicas: 50 } });
const plain = join(folder, "plain");
file(
  "plain/own.rego",
  'package main\n\ndeny contains msg if {\n\tinput.kind == "Pod"\n\tmsg := "no pods"\n}\n',
);
file("plain/own_test.rego", "package main_test\n\ntest_nothing if true\n");
const pod = file(
  "pod.yaml",
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: 'a:1'}]}\n",
);

async function decide(line: readonly string[], environment: Record<string, string> = {}): Promise<Decision> {
  const { out, err } = await runHere(["validate", "action", "--format", "json", ...line, "-"], scale, {
    environment,
  });
  if (out === "") throw new Error(err);
  return JSON.parse(out) as Decision;
}

describe("a command's guard", () => {
  it("has parameters from the line or the environment, and the line goes first", async () => {
    const lowered = file("lowered.yaml", "action: {max_replicas: 1}\n");
    const effects = await Promise.all([
      decide([]),
      decide(["--parameters", raised]),
      decide([], { PALISADE_PARAMETERS: raised }),
      decide(["--parameters", lowered], { PALISADE_PARAMETERS: raised }),
      decide(["--data", file("data.json", { parameters: { action: { max_replicas: 50 } } })]),
    ]);
    expect(effects.map(({ effect }) => effect)).toEqual([
      "require_approval",
      "allow",
      "allow",
      "require_approval",
      "allow",
    ]);
  });

  it("names what nobody knows, and the file that says it", async () => {
    const wrong = file("wrong.json", { action: { max_replica: 5 } });
    await expect(decide(["--parameters", wrong])).rejects.toThrow(
      `${wrong}: parameters.action.max_replica: parameter \`max_replica\` is not known`,
    );
    const list = file("list.json", []);
    await expect(decide(["--parameters", list])).rejects.toThrow("parameters are an object");
    await expect(decide(["--data", list])).rejects.toThrow(
      `${list}: data that are laid over a policy's own are an object`,
    );
  });

  it("judges with a directory of Rego, alone or beside the bundle that ships", async () => {
    const findingsOf = async (...bundles: string[]): Promise<readonly string[]> => {
      const { out } = await runHere(
        ["validate", "config", "--format", "json", ...bundles.flatMap((each) => ["-b", each]), pod],
        "",
      );
      return (JSON.parse(out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    };
    expect(await findingsOf(plain)).toEqual(["main.deny"]);
    const both = await findingsOf("palisade", plain);
    expect(both).toContain("main.deny");
    expect(both).toContain("K8S-RUN-AS-ROOT");
  });

  it("is not opened from a file of Rego, and says what to name instead", async () => {
    const own = join(plain, "own.rego");
    const { err, code } = await runHere(["validate", "config", "-b", own, pod], "");
    expect([code, err]).toEqual([
      2,
      `error: ${own}: this is no bundle: name what \`palisade build\` wrote (.tar.gz), or the directory that the Rego is in\n`,
    ]);
  });

  it("has several bundles from the environment", async () => {
    const { out } = await runHere(["validate", "config", "--format", "json", pod], "", {
      environment: { PALISADE_BUNDLE: ["palisade", plain].join(delimiter) },
    });
    expect((JSON.parse(out) as { decision: Decision }).decision.policies).toHaveLength(2);
  });

  it.each<[string, string, string]>([
    ["without Rego", "empty/readme.md", "no .rego file is in it"],
    ["with nothing to ask", "silent/a.rego", "there is nothing to ask"],
    ["with errors", "broken/a.rego", "its policies have errors"],
  ])("is not opened from a directory %s", async (_, name, message) => {
    file(name, name.startsWith("broken") ? "package a\n\np if q\n" : "package a\n\np := 1\n");
    const { err, code } = await runHere(["validate", "action", "-b", join(folder, name, ".."), "-"], scale);
    expect([code, err.includes(message)]).toEqual([2, true]);
  });
});

it("a Terraform plan is judged, with places in it", async () => {
  const manifest = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "x" },
    spec: { hostNetwork: true, containers: [] },
  };
  const plan = file("plan.json", {
    format_version: "1.2",
    resource_changes: [
      { type: "kubernetes_manifest", mode: "managed", change: { after: { manifest } } },
      { type: "aws_instance", mode: "managed", change: { after: {} } },
    ],
  });
  const { out, code } = await runHere(["validate", "config", "--format", "json", plan], "");
  const { findings, coverage } = JSON.parse(out) as {
    findings: { rule: string; at: string; line: number }[];
    coverage: { judged: number; unlooked: { reason: string; file: string }[] };
  };
  expect(code).toBe(1);
  expect(findings.find(({ rule }) => rule === "K8S-HOST-NAMESPACES")).toMatchObject({
    at: "/resource_changes/0/change/after/manifest/spec/hostNetwork",
    line: 1,
  });
  expect(coverage.unlooked).toMatchObject([{ reason: "no rule looks at `aws_instance`", file: plan }]);
});

describe("a Terraform plan of which nothing is judged", () => {
  const planOf = (name: string, ...changes: readonly (readonly [type: string, after: unknown])[]) =>
    file(name, {
      format_version: "1.2",
      resource_changes: changes.map(([type, after]) => ({ type, mode: "managed", change: { after } })),
    });
  const judge = async (...line: string[]) => {
    const { out, code } = await runHere(["validate", "config", "--format", "json", ...line], "");
    const { errors } = JSON.parse(out) as { errors: readonly Readonly<Record<string, unknown>>[] };
    return { code, errors };
  };
  const cloud = planOf("cloud.json", ["aws_s3_bucket", {}], ["aws_instance", {}], ["aws_instance", {}]);
  const told =
    "no rule looks at `aws_instance`, `aws_s3_bucket`, and the plan holds nothing else; add rules for them with -b, or --allow-empty if that is meant";

  it("is no clean plan, alone or beside what was judged, unless that is meant", async () => {
    const error = { code: "nothing_judged", message: told, file: cloud, line: 1, column: 1 };
    expect(await judge(cloud)).toEqual({ code: 2, errors: [error] });
    expect(await judge(cloud, pod)).toEqual({ code: 2, errors: [error] });
    expect(await judge("--allow-empty", cloud)).toEqual({ code: 0, errors: [] });
  });

  it("names as many types as there is room for", async () => {
    const many = planOf("many.json", ..."abcdefg".split("").map((name) => [`x_${name}`, {}] as const));
    expect((await judge(many)).errors[0]?.["message"]).toContain(
      "no rule looks at `x_a`, `x_b`, `x_c`, `x_d`, `x_e` and 2 other types, and the plan holds nothing else;",
    );
  });

  it("is told of with the directory that it lies in", async () => {
    planOf("plans/cloud.json", ["aws_instance", {}]);
    expect(await judge(join(folder, "plans"))).toMatchObject({
      code: 2,
      errors: [
        {
          message: "no rule looks at `aws_instance`; --allow-empty if that is meant",
        },
      ],
    });
  });

  it("because it deletes everything is not judged either", async () => {
    const gone = planOf("gone.json", ["aws_instance", null]);
    const message = "what is planned leaves nothing in place; --allow-empty if that is meant";
    const error = { code: "nothing_judged", message, file: gone, line: 1, column: 1 };
    expect(await judge(gone)).toEqual({ code: 2, errors: [error] });
  });

  it("but Kubernetes objects that no rule is about is as honest as such objects alone", async () => {
    const manifest = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } };
    expect((await judge(planOf("map.json", ["kubernetes_manifest", { manifest }]))).code).toBe(0);
    const mixed = planOf("mixed.json", ["kubernetes_manifest", { manifest }], ["aws_instance", {}]);
    expect((await judge(mixed)).code).toBe(0);
  });

  it("is judged by rules for its types", async () => {
    const own = file(
      "terraform/a.rego",
      `package configuration

decision := {"effect": "allow", "findings": [], "coverage": {
	"judged": count(input.documents) - count(unlooked), "partly": 0, "unlooked": unlooked,
}}

unlooked := [{"resource": number, "at": "", "reason": "of another type"} |
	some number, each in input.documents
	each.type != "aws_instance"
]
`,
    );
    expect(await judge("-b", join(own, ".."), cloud)).toEqual({ code: 0, errors: [] });
    expect((await judge("-b", plain, cloud)).code).toBe(0);
  });
});

it("policies that do not tell what they looked at are said not to", async () => {
  const { out } = await runHere(["validate", "config", "-b", plain, pod], "");
  expect(out).toContain("\ncoverage: the policies do not tell what they looked at\n");
});

describe("check --contract", () => {
  it("asks what a guard would", async () => {
    const wrong = file("contract/a.rego", "package action\n\ndecision := {}\n");
    expect(await runHere(["check", "--contract", wrong], "")).toMatchObject({
      code: 1,
      err: `${wrong}:3:1: error: contract: action/decision: the policy's answer is no decision: a decision needs \`effect\`\n1 error\n`,
    });
    const silent = file("unasked/a.rego", "package a\n\np := 1\n");
    expect((await runHere(["check", "--contract", silent, "-d", plain], "")).code).toBe(0);
    expect((await runHere(["check", "--contract", silent], "")).err).toContain(
      `error: ${silent}: there is nothing to ask: `,
    );
    expect(await runHere(["check", "--contract", plain], "")).toMatchObject({ code: 0, err: "" });
  });
});

describe("the packs that judge", () => {
  const rulesOn = async (line: readonly string[]): Promise<readonly string[]> => {
    const { out } = await runHere(["validate", "config", "--no-config", "--format", "json", ...line, pod]);
    const { findings } = JSON.parse(out) as { findings: readonly { rule: string }[] };
    return [...new Set(findings.map(({ rule }) => rule))].sort();
  };

  it("are those of the line, frameworks and packs alike, each once", async () => {
    expect(await rulesOn(["--pack", "palette"])).toEqual([]);
    const both = await rulesOn(["--framework", "pss", "--pack", "cost", "--pack", "pss"]);
    expect(both).toEqual(expect.arrayContaining(["K8S-RESOURCE-LIMITS", "K8S-RUN-AS-ROOT"]));
    expect(both).not.toContain("K8S-SERVICE-ACCOUNT-TOKEN");
  });

  it("go before those of the parameters' file, whose other settings stay", async () => {
    const file = `${folder}/packs.json`;
    writeFileSync(file, JSON.stringify({ configuration: { packs: ["palette"], required_limits: [] } }));
    expect(await rulesOn(["--parameters", file])).toEqual([]);
    const { out } = await runHere([
      "validate",
      "config",
      "--no-config",
      "--parameters",
      file,
      "--pack",
      "cost",
      pod,
    ]);
    expect(out).toContain("requests no cpu and memory");
    expect(out).not.toContain("sets no limit");
  });

  it.each([
    [
      ["--pack", "soc2"],
      "error: --pack soc2: parameters.configuration.packs.0: there is no pack `soc2`: there are all, cis, ",
    ],
    [["--framework", "cis", "--pack", "cost", "--pack", "soc2"], "error: --pack soc2: "],
    [
      ["--framework", "soc2"],
      "error: --framework soc2: there is no such framework: there are cis, hipaa, nsa, pss, pss-baseline; a pack is named with --pack\n",
    ],
    [
      ["--framework", "cost"],
      "error: --framework cost: that is a pack and no framework: name it with --pack cost\n",
    ],
  ])("%j is refused, as it was typed", async (words, message) => {
    const file = `${folder}/beside.json`;
    writeFileSync(file, JSON.stringify({ configuration: { required_limits: [] } }));
    const line = ["validate", "config", "--no-config", "--parameters", file, ...words, pod];
    const { err, code } = await runHere(line);
    expect(code).toBe(2);
    expect(err).toContain(message.replace("parameters.configuration.packs.0: ", ""));
  });

  it.each(["default", "security", "cost", "palette", "all"])("may be %s", async (pack) => {
    expect((await runHere(["validate", "config", "--no-config", "--pack", pack, pod])).err).toBe("");
  });

  it("are refused where the project names none", async () => {
    const settings = join(folder, "packs", "palisade.yaml");
    mkdirSync(join(folder, "packs"), { recursive: true });
    writeFileSync(settings, "packs: [cis, soc2]\n");
    const { err, code } = await runHere(["validate", "config", "--config", settings, pod]);
    expect(code).toBe(2);
    expect(err).toContain("palisade.yaml:1:14: there is no pack `soc2`");
  });
});

describe("the frameworks that are asked about", () => {
  type Reported = { readonly name: string; readonly counts: Readonly<Record<string, number>> };
  const frameworksOn = async (line: readonly string[]): Promise<readonly Reported[]> => {
    const { out, err } = await runHere([
      "validate",
      "config",
      "--no-config",
      "--format",
      "json",
      ...line,
      pod,
    ]);
    if (out === "") throw new Error(err);
    return (JSON.parse(out) as { frameworks?: readonly Reported[] }).frameworks ?? [];
  };

  it("are reported, and packs that are none are not", async () => {
    const names = (await frameworksOn(["--framework", "cis", "--pack", "cost"])).map(({ name }) => name);
    expect(names).toEqual(["cis"]);
    expect(await frameworksOn([])).toEqual([]);
  });

  it("are of the level that was chosen", async () => {
    const [baseline, ...others] = await frameworksOn(["--framework", "pss-baseline"]);
    expect([baseline?.name, others]).toEqual(["pss-baseline", []]);
    expect(Object.values(baseline?.counts ?? {}).reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(
      (await frameworksOn(["--framework", "pss", "--pack", "pss-baseline"])).map(({ name }) => name),
    ).toEqual(["pss"]);
  });

  it("have what somebody attests, and its mistakes are refused", async () => {
    const officer = {
      framework: "HIPAA",
      control: "164.308(a)(2)",
      statement: "Ada is the officer",
      owner: "board",
      date: "2000-01-01",
      expires: "2200-01-01",
    };
    const attested = file("attested.json", { attestations: [officer] });
    const [hipaa] = await frameworksOn(["--framework", "hipaa", "--attestations", attested]);
    expect(hipaa?.counts["attested"]).toBe(1);
    const { owner: _, ...nobody } = officer;
    const broken = file("broken.json", { attestations: [nobody] });
    const { err, code } = await runHere(["validate", "config", "--no-config", "--attestations", broken, pod]);
    expect([code, err]).toEqual([2, expect.stringContaining("`owner` is missing")]);
    const idle = await runHere(["validate", "config", "--no-config", "--attestations", attested, pod]);
    expect([idle.code, idle.err]).toEqual([
      2,
      "error: --attestations are about frameworks, and none is reported: name one with --framework\n",
    ]);
  });

  it("say which attestations say nothing, which fails where nothing may be left", async () => {
    const attestations = [
      { framework: "HIPPA", control: "164.308(a)(2)" },
      { framework: "HIPAA", control: "164.308(a)(9)" },
      { framework: "HIPAA", control: "164.308(a)(2)", expires: "2001-01-01" },
    ].map((each) => ({
      ...{ statement: "so", owner: "board", date: "2000-01-01", expires: "2200-01-01" },
      ...each,
    }));
    const path = file("idle.yaml", { attestations });
    const asked = ["validate", "config", "--no-config", "--framework", "hipaa", "--attestations", path, pod];
    const told = [
      "there is no framework `HIPPA` (did you mean `HIPAA`?)",
      "`HIPAA` has no control `164.308(a)(9)` (did you mean `164.308(a)(2)`?)",
      "it ended on 2001-01-01",
    ].map((why) => `unused_attestation: the attestation says nothing: ${why}`);
    const lenient = await runHere([...asked, "--format", "json"]);
    const { warnings } = JSON.parse(lenient.out) as { warnings: { code: string; line: number }[] };
    expect(warnings.map(({ code, line }) => [code, line])).toEqual(told.map(() => ["unused_attestation", 1]));
    for (const [words, kind] of [
      [[], "warning"],
      [["--strict"], "error"],
    ] as const) {
      const { code, err } = await runHere([...asked, ...words]);
      expect(code).toBe(kind === "error" ? 2 : lenient.code);
      expect(err).toContain("idle.yaml:1:");
      for (const each of told) expect(err).toContain(`${kind}: ${each}`);
    }
  });
});

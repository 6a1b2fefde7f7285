import { type Guard, readManifests } from "@palisade/guardrails";
import { createGuard, readShippedFramework } from "@palisade/guardrails/node";
import type { Framework } from "@palisade/guardrails/reports";
import { beforeAll, describe, expect, it } from "vitest";
import { type CheckOptions, checkCompliance } from "./check-compliance.js";
import type { ComplianceTarget } from "./compliance-target.js";
import { complianceReportSchema } from "./report/report-schema.js";
import type { ScanRow, ScanState } from "./scans/benchmark-scan.js";

const now = Date.parse("2026-12-01T12:00:00Z");
const day = 86_400_000;

let cis: Framework;
let guard: Guard;
beforeAll(async () => {
  cis = await readShippedFramework("cis");
  guard = await createGuard({ parameters: { configuration: { packs: ["cis"] } } });
});

const documents = (text: string, file = "a.yaml"): ComplianceTarget["documents"] =>
  readManifests(text).manifests.map((manifest) => ({ file, manifest }));

const row = (type: string, testId: string, state: ScanState, description = ""): ScanRow => ({
  report: type,
  type,
  testId,
  state,
  description,
  expected: "",
  remediation: "Mend it",
  value: "",
});

const cluster = (given: Partial<ComplianceTarget> = {}): ComplianceTarget => ({
  kind: "cluster",
  name: "prod",
  uid: "u1",
  documents: [],
  notes: [],
  ...given,
});

const check = (targets: readonly ComplianceTarget[], options: Partial<CheckOptions> = {}) =>
  checkCompliance({
    scope: "cluster",
    targets,
    framework: cis,
    benchmark: cis,
    judge: async (all) =>
      guard.validateConfiguration({ resources: all.map(({ manifest }) => manifest.value) }),
    rules: guard.listRules(),
    now,
    ...options,
  });

const kubeadm = (args: string) =>
  documents(
    `apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer:\n  extraArgs: {${args}}\n`,
  );

type Case = readonly [
  title: string,
  profiling: string | undefined,
  scanned: ScanState | undefined,
  days: number,
  expected: readonly [status: string, basis: string, disagreement: RegExp | undefined],
];

describe("checkCompliance: rules and a scan of one control", () => {
  const cases: readonly Case[] = [
    ["neither looked", undefined, undefined, 0, ["manual", "not_seen", undefined]],
    ["rules pass", "false", undefined, 0, ["pass", "rules", undefined]],
    ["rules fail", "true", undefined, 0, ["fail", "rules", undefined]],
    ["the scan passes", undefined, "PASS", 3, ["pass", "scan", undefined]],
    ["the scan fails", undefined, "FAIL", 3, ["fail", "scan", undefined]],
    ["the scan asks a person", undefined, "WARN", 3, ["manual", "person", undefined]],
    ["both pass", "false", "PASS", 3, ["pass", "rules_and_scan", undefined]],
    ["both fail", "true", "FAIL", 3, ["fail", "rules_and_scan", undefined]],
    ["the scan alone fails", "false", "FAIL", 3, ["fail", "scan", /rules find nothing in the configuration/]],
    ["rules alone fail", "true", "PASS", 3, ["fail", "rules", /rules find something in the configuration/]],
    ["an old scan passes", undefined, "PASS", 31, ["manual", "old_scan", undefined]],
    ["an old scan fails", undefined, "FAIL", 31, ["fail", "scan", undefined]],
    ["rules pass, and an old scan did", "false", "PASS", 31, ["pass", "rules", undefined]],
  ];

  it.each(cases)("%s", async (_, profiling, scanned, days, [status, basis, disagreement]) => {
    const report = await check([
      cluster({
        ...(profiling !== undefined && { documents: kubeadm(`profiling: "${profiling}"`) }),
        ...(scanned !== undefined && {
          scan: { id: "s1", at: now - days * day, rows: [row("master", "1.2.15", scanned)] },
        }),
      }),
    ]);
    complianceReportSchema.parse(report);
    const found = report.targets[0]?.controls.find(({ id }) => id === "1.2.15");
    expect({ status: found?.status, basis: found?.basis }).toEqual({ status, basis });
    if (disagreement === undefined) expect(found?.disagreement).toBeUndefined();
    else expect(found?.disagreement).toMatch(disagreement);
  });

  it("names finding, place, scan and time", async () => {
    const report = await check([
      cluster({
        documents: kubeadm('profiling: "true"'),
        packs: new Map([["a.yaml", { profile: "base", pack: "kubernetes", layer: "k8s" }]]),
        scan: { id: "s1", at: now - 3 * day, rows: [row("master", "1.2.15", "FAIL")] },
      }),
    ]);
    const found = report.targets[0]?.controls.find(({ id }) => id === "1.2.15");
    expect(found?.evidence).toMatchObject([
      {
        kind: "finding",
        rule: "K8S-API-SERVER-PROFILING",
        place: { file: "a.yaml", line: 4 },
        pack: { profile: "base", pack: "kubernetes", layer: "k8s" },
      },
      {
        kind: "scan",
        scan: "s1",
        at: "2026-11-28T12:00:00.000Z",
        testId: "1.2.15",
        state: "FAIL",
        remediation: "Mend it",
      },
    ]);
  });

  it("leaves what is somebody else's to them, and tells what the scan said", async () => {
    const report = await check([
      cluster({ distribution: "eks", scan: { id: "s", at: now, rows: [row("master", "1.2.15", "FAIL")] } }),
    ]);
    const found = report.targets[0]?.controls.find(({ id }) => id === "1.2.15");
    expect(found).toMatchObject({ status: "not_applicable", basis: "elsewhere" });
    expect(found?.disagreement).toContain("kube-bench 1.2.15: FAIL");
  });

  it("does not take a kubelet for known of whose flags it sees a part", async () => {
    const report = await check([
      cluster({
        documents: documents(
          "apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration\nnodeRegistration:\n  kubeletExtraArgs: {read-only-port: '0'}\n",
        ),
      }),
    ]);
    const statusOf = (id: string) => report.targets[0]?.controls.find((each) => each.id === id)?.status;
    expect([statusOf("4.2.4"), statusOf("4.2.1"), statusOf("4.2.10")]).toEqual(["pass", "manual", "manual"]);
  });
});

describe("checkCompliance: exceptions, scores, outcomes", () => {
  const scan = { id: "s", at: now, rows: [row("master", "1.2.15", "FAIL"), row("master", "1.2.16", "PASS")] };
  const acceptance = {
    framework: "CIS-Kubernetes-1.12",
    control: "1.2.15",
    reason: "a profiler is at work",
    owner: "platform@example.org",
    expires: "2026-12-31",
  };

  it("takes what somebody accepts out of the score until the day, and tells when it is over", async () => {
    const accepted = await check([cluster({ scan })], { acceptances: [acceptance] });
    expect(accepted).toMatchObject({ score: 100, outcome: "passed", counts: { pass: 1, fail: 0 } });
    const over = await check([cluster({ scan })], {
      acceptances: [{ ...acceptance, expires: "2026-11-30" }],
    });
    expect(over).toMatchObject({ score: 50, outcome: "failed" });
    const found = over.targets[0]?.controls.find(({ id }) => id === "1.2.15");
    expect(found?.evidence[0]).toMatchObject({ kind: "acceptance", isExpired: true });
    const others = await check([cluster({ scan })], {
      acceptances: [{ ...acceptance, targets: ["staging"] }],
    });
    expect(others.counts.fail).toBe(1);
  });

  it.each([
    [{ failUnder: 50 }, "passed"],
    [{ failUnder: 50.1 }, "failed"],
    [{}, "failed"],
  ] as const)("%j: %s", async (options, outcome) => {
    expect((await check([cluster({ scan })], options)).outcome).toBe(outcome);
  });

  it("has no answer where something could not be read, or nothing was looked at", async () => {
    const gap = { part: "scans", code: "forbidden", message: "no", isGap: true };
    expect((await check([cluster({ scan, notes: [gap] })], { failUnder: 0 })).outcome).toBe("incomplete");
    expect((await check([cluster()])).outcome).toBe("incomplete");
    expect((await check([])).outcome).toBe("incomplete");
  });

  it("passes nothing that a policy could not judge", async () => {
    const report = await check([cluster({ documents: kubeadm('profiling: "false"') })], {
      judge: async () => guard.validateConfiguration({ resources: [3] }),
    });
    expect(report.counts.pass).toBe(0);
  });

  it("joins a fleet: one that fails fails a control, one that is not known leaves it open", async () => {
    const passing = { ...scan, rows: [row("master", "1.2.15", "PASS"), row("master", "1.2.16", "PASS")] };
    const report = await check([
      cluster({ scan }),
      cluster({ name: "b", uid: "u2", scan: passing }),
      cluster({ name: "c", uid: "u3", distribution: "gke" }),
    ]);
    const controls = report.sections.flatMap((section) => section.controls);
    expect(controls.find(({ id }) => id === "1.2.15")).toMatchObject({
      status: "fail",
      counts: { pass: 1, fail: 1, manual: 0, not_applicable: 1 },
    });
    expect(controls.find(({ id }) => id === "1.2.16")?.status).toBe("pass");
    expect(report.score).toBe(75);
  });

  it("compares with an earlier report by the ids of targets", async () => {
    const earlier = await check([cluster({ scan }), cluster({ name: "gone", uid: "u9" })], {
      now: now - 7 * day,
    });
    const better = { ...scan, rows: [row("master", "1.2.15", "PASS"), row("master", "1.2.16", "PASS")] };
    const { trend } = await check(
      [cluster({ name: "renamed", scan: better }), cluster({ name: "new", uid: "u8" })],
      { earlier },
    );
    expect(trend).toEqual({
      earlier: { id: earlier.id, at: "2026-11-24T12:00:00.000Z", score: 50 },
      change: 50,
      changes: [{ target: "renamed", control: "1.2.15", before: "fail", now: "pass" }],
      newTargets: ["new"],
      goneTargets: ["gone"],
    });
  });

  it("gives the same ids for the same check", async () => {
    const [one, two] = [await check([cluster({ scan })]), await check([cluster({ scan })])];
    expect(one.id).toBe(two.id);
    expect(one.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("checkCompliance: controls that are like several of the benchmark", () => {
  it("passes by a scan that made every check, and by no part of them", async () => {
    const nsa = await readShippedFramework("nsa");
    const judges = await createGuard({ parameters: { configuration: { packs: ["nsa"] } } });
    const of = async (rows: readonly ScanRow[]) => {
      const report = await check([cluster({ scan: { id: "s", at: now, rows } })], {
        framework: nsa,
        rules: judges.listRules(),
      });
      return report.targets[0]?.controls.find(({ id }) => id === "service-account-tokens")?.status;
    };
    expect(await of([row("policies", "5.1.5", "PASS"), row("policies", "5.1.6", "PASS")])).toBe("pass");
    expect(await of([row("policies", "5.1.5", "PASS")])).toBe("manual");
    expect(await of([row("policies", "5.1.5", "FAIL")])).toBe("fail");
  });
});

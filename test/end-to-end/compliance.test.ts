// `palisade compliance`: manifests, profiles, clusters and the fleet of the demo tenant, in every format.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { complianceReportSchema, oscalSchema } from "@palisade/agents/compliance";
import { startDemoTenant } from "@palisade/palette/demo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";

const compliance = (...line: readonly string[]) => runHere(["compliance", ...line]);

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "compliance-"));
  writeFileSync(at("web.yaml"), pod("privileged: true"));
  writeFileSync(at("good.yaml"), pod("privileged: false"));
  writeFileSync(at("broken.yaml"), "a: [\n");
  writeFileSync(at("own.yaml"), own);
  writeFileSync(
    at("accepted.yaml"),
    "acceptances:\n  - {framework: OURS, control: P1, reason: moves in March, owner: ada, expires: 2999-01-01}\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const pod = (security: string): string => `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - name: app
      image: registry.example/app:1.4.2
      securityContext: {${security}}
`;

const own = `name: ours
framework: OURS
title: Ours
claim: checks
sections:
  - id: p
    title: Pods
    controls:
      - {id: P1, title: No privileges, assessment: automated, rules: [K8S-PRIVILEGED], look: No container is privileged.}
      - {id: P2, title: Doors, assessment: manual, look: Doors are shut.}
`;

describe("compliance of manifests", () => {
  it("says what fails, where, and what nobody looked at", async () => {
    const { code, out } = await compliance("--no-config", "--framework", "pss", at("web.yaml"));
    expect(code).toBe(1);
    expect(out).toContain("Pod Security Standards: 0");
    expect(out).toMatch(/fail {3}baseline Baseline \(rules\)\n {9}K8S-PRIVILEGED at .*web\.yaml:8/);
  });

  it("goes by a framework of one's own, and by what somebody accepts until a day", async () => {
    const line = ["--no-config", "--framework", at("own.yaml"), at("web.yaml"), "--format", "json"];
    const failing = await compliance(...line);
    expect(failing.code).toBe(1);
    expect(complianceReportSchema.parse(JSON.parse(failing.out))).toMatchObject({
      framework: { id: "OURS" },
      counts: { pass: 0, fail: 1, manual: 1, not_applicable: 0 },
    });
    const accepted = await compliance(...line, "--acceptances", at("accepted.yaml"), at("good.yaml"));
    const report = complianceReportSchema.parse(JSON.parse(accepted.out));
    expect(report.targets[0]?.controls[0]).toMatchObject({ status: "manual", basis: "exception" });
  });

  it("compares with an earlier report", async () => {
    const line = ["--no-config", "--framework", at("own.yaml"), at("web.yaml")];
    await compliance(...line, "-o", at("earlier.json"));
    const { out } = await compliance(...line, "--earlier", at("earlier.json"));
    expect(out).toContain("the score is the same since ");
    const other = await compliance("--no-config", at("web.yaml"), "--earlier", at("earlier.json"));
    expect(other).toMatchObject({ code: 2, err: expect.stringContaining("the report is of OURS") });
  });

  it("has no answer where a file cannot be read, and says which", async () => {
    const { code, err, out } = await compliance(
      "--no-config",
      at("good.yaml"),
      at("broken.yaml"),
      "--format",
      "markdown",
    );
    expect(code).toBe(2);
    expect(err).toContain("broken.yaml:");
    expect(out).toContain("no answer: something could not be read or judged");
  });
});

describe("compliance in Palette", () => {
  it("joins the packs of a cluster with its newest scan", async () => {
    const { code, out } = await compliance(
      "--no-config",
      "--cluster",
      "prod-vmw-fra1",
      "--demo",
      "--format",
      "json",
    );
    expect(code).toBe(1);
    const report = complianceReportSchema.parse(JSON.parse(out));
    const controls = new Map(report.targets[0]?.controls.map((each) => [each.id, each]));
    expect(controls.get("1.1.12")).toMatchObject({ status: "fail", basis: "scan" });
    // The scan numbers it 1.2.6.
    expect(controls.get("1.2.5")).toMatchObject({ status: "fail", basis: "rules_and_scan" });
    expect(controls.get("1.2.5")?.evidence).toMatchObject([
      { kind: "finding", place: { file: "vsphere-baseline/kubernetes/values.yaml" }, pack: { layer: "k8s" } },
      { kind: "scan", testId: "1.2.6", state: "FAIL" },
    ]);
    expect(controls.get("1.2.1")?.disagreement).toContain("rules find nothing in the configuration");
    expect(controls.get("5.2.2")).toMatchObject({ status: "manual", basis: "person" });
  });

  it("leaves a managed control plane to whose it is", async () => {
    const { out } = await compliance("--no-config", "--cluster", "prod-analytics-eks", "--demo");
    expect(out).toMatch(/4 pass, 1 fail, \d+ manual, \d+ not applicable/);
    expect(out).toContain("of what is somebody else's: the control plane is Amazon's, of EKS");
  });

  it("checks the packs of a profile, and tells what of it is elsewhere", async () => {
    const { code, out } = await compliance(
      "--no-config",
      "--framework",
      "hipaa",
      "--profile",
      "eks-public",
      "--demo",
    );
    expect(code).toBe(1);
    expect(out).toMatch(
      /EKS-PUBLIC-ENDPOINT-OPEN at eks-public\/kubernetes-eks\/values\.yaml:\d+ \(pack kubernetes-eks 1\.30 k8s of eks-public 1\.0\.0\)/,
    );
    const shipper = await compliance("--no-config", "--profile", "legacy-logging", "--demo");
    expect(shipper.code).toBe(2);
    expect(shipper.out).toContain("its text is not in the profile: check it as a file");
  });

  it("checks the fleet, and writes files as they end", async () => {
    const endings = ["json", "html", "oscal.json"].map((ending) => at(`fleet.${ending}`));
    for (const file of endings) {
      const { code, err } = await compliance(
        "--no-config",
        "--fleet",
        "--demo",
        "--project",
        "Production",
        "--fail-under",
        "10",
        "-o",
        file,
      );
      expect(err).toMatch(/^wrote .*: CIS Kubernetes Benchmark v1\.12, as (?:json|html|oscal)\n$/);
      expect(code).toBe(0);
    }
    const report = complianceReportSchema.parse(JSON.parse(readFileSync(at("fleet.json"), "utf8")));
    expect(report.targets.length).toBeGreaterThan(3);
    oscalSchema.parse(JSON.parse(readFileSync(at("fleet.oscal.json"), "utf8")));
    expect(readFileSync(at("fleet.html"), "utf8")).toContain("<h2>Targets</h2>");
  });

  it("tells a part that cannot be read, and has no answer then", async () => {
    const demo = await startDemoTenant({
      faults: [
        {
          path: "/v1/spectroclusters/{…}/features/complianceScan/logs",
          effect: { kind: "status", status: 403 },
        },
      ],
    });
    const environment = { PALETTE_API_KEY: demo.apiKey, PALETTE_HOST: demo.url };
    const { code, out } = await runHere(["compliance", "--no-config", "--cluster", "prod-vmw-fra1"], "", {
      environment,
    });
    expect(code).toBe(2);
    expect(out).toContain("not read: scans: ");
    await demo.close();
  });

  it.each([
    [[], "name what to check"],
    [["--cluster", "nope", "--demo"], "there is no cluster `nope`"],
    [["--profile", "nope", "--demo"], "there is no profile `nope`"],
    [["--cluster", "a", "--fleet"], "one of --cluster, --profile and --fleet"],
    [["--fleet", "--demo", "deploy"], "--fleet takes no paths"],
    [["--cluster", "prod-web-aks"], "PALETTE_API_KEY is not set"],
    [["--framework", "iso", "."], "there is no such framework"],
    [["--fail-under", "101", "."], "--fail-under is a number from 0 to 100"],
    [["--demo", "."], "--demo and --project are for"],
  ])("%j ends with 2", async (line, message) => {
    const { code, out, err } = await compliance("--no-config", ...line);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});

// Places and fingerprints of findings, and what makes a run fail.
import { describe, expect, it } from "vitest";
import { decisionOf, deployment, documentsOf, findingOf, sampleReport } from "../testing/sample-reports.js";
import { createReport } from "./create-report.js";
import { pathBelow } from "./path-below.js";
import { outcomeOf, type Report } from "./report.js";

const reportOf = (text: string, findings = [findingOf()], file = "web.yaml"): Report =>
  sampleReport({ documents: documentsOf(file, text), decision: decisionOf({ findings }) });
const fingerprintOf = (report: Report): string | undefined => report.findings[0]?.fingerprint;

describe("places", () => {
  it("are those of the field, and of its parent where it is not there", () => {
    const places = reportOf(deployment, [
      findingOf(),
      findingOf({ at: "/spec/template/spec/containers/1/securityContext" }),
      findingOf({ resource: 7 }),
    ]).findings.map(({ place }) => place);
    expect(places).toEqual([
      expect.objectContaining({ file: "web.yaml", line: 11, column: 13 }),
      expect.objectContaining({ file: "web.yaml", line: 12, column: 11 }),
      undefined,
    ]);
  });

  it("need no number where there is one document, and are none for what is not of it", () => {
    const { resource: _, ...unnumbered } = findingOf();
    const findings = [
      unnumbered,
      { ...unnumbered, at: "/parameters/configuration/bound" },
      { ...unnumbered, at: "" },
    ];
    const lines = reportOf(deployment, findings).findings.map(({ place }) => place?.line);
    expect(lines).toEqual([11, undefined, 1]);
    const both = sampleReport({ decision: decisionOf({ findings }) });
    expect(both.findings.map(({ place }) => place)).toEqual([undefined, undefined, undefined]);
  });

  it("know the namespace of an item of a list", () => {
    const list = `kind: List\nitems:\n- {kind: Pod, metadata: {name: a}}\n- {kind: Pod, metadata: {name: b, namespace: shop}}\n`;
    const findings = [findingOf({ at: "/items/0/spec" }), findingOf({ at: "/items/1/spec" })];
    expect(reportOf(list, findings).findings.map(({ namespace }) => namespace)).toEqual([undefined, "shop"]);
  });
});

describe("a report", () => {
  const tool = { name: "palisade", version: "1.2.3" };

  it("of nothing has nothing, and what it counts by", () => {
    expect(createReport({ tool, documents: [], files: 0 })).toEqual({
      tool,
      threshold: "medium",
      show: "info",
      onlyNew: false,
      findings: [],
      problems: [],
      warnings: [],
      ignored: { files: 0, directories: 0 },
      documents: [],
      coverage: { judged: 0, partly: 0, unlooked: [] },
      files: 0,
      skipped: 0,
      rules: [],
    });
  });

  it("calls documents by kind and name", () => {
    const texts = [
      "kind: Pod\nmetadata: {name: a, generateName: b-, namespace: shop}",
      "kind: Pod\nmetadata: {name: '', generateName: b-, namespace: ''}",
      "kind: Pod\nmetadata: {name: 1}",
      "metadata: {name: a}",
      "kind: Pod\nmetadata: a",
      "- a",
    ];
    const documents = texts.flatMap((text) => documentsOf("a.yaml", text));
    expect(
      createReport({ tool, documents, files: 1 }).documents.map(({ place: _, ...named }) => named),
    ).toEqual([
      { subject: "Pod/a", namespace: "shop" },
      { subject: "Pod/b-" },
      { subject: "Pod" },
      { subject: "document/a" },
      { subject: "Pod" },
      { subject: "document" },
    ]);
  });

  it("has places of what nobody looked at, and of what was set aside", () => {
    const documents = [...documentsOf("a.yaml", deployment), ...documentsOf("b.yaml", deployment)];
    const unlooked = ["", "/resources/1", "/resources/1/spec/template", "/resources/2", "/else/1"].map(
      (at) => ({
        at,
        reason: "r",
      }),
    );
    const aside = { place: { file: "c.yaml", line: 3, column: 5 }, reason: "templates" };
    const decision = decisionOf({ coverage: { judged: 1, partly: 2, unlooked } });
    const { coverage, skipped } = createReport({ tool, documents, files: 3, decision, setAside: [aside] });
    expect(skipped).toBe(1);
    expect(coverage).toEqual({ judged: 1, partly: 2, unlooked: expect.any(Array) });
    expect(
      coverage.unlooked.map(({ at, place: { file, line, column } }) => [at, file, line, column]),
    ).toEqual([
      ["", "a.yaml", 1, 1],
      ["/resources/1", "b.yaml", 1, 1],
      ["/resources/1/spec/template", "b.yaml", 5, 3],
      ["/resources/2", "", 1, 1],
      ["/else/1", "a.yaml", 1, 1],
      ["", "c.yaml", 3, 5],
    ]);
  });
});

describe("fingerprints", () => {
  const first = fingerprintOf(reportOf(deployment));
  const second = findingOf({ at: "/spec/template/spec/containers/1/securityContext/privileged" });

  it("stay when lines are put before, and when a container is", () => {
    expect(fingerprintOf(reportOf(`# a comment\n\n${deployment}`))).toBe(first);
    const moved = deployment.replace("containers:\n", "containers:\n        - {name: new}\n");
    expect(fingerprintOf(reportOf(moved, [second]))).toBe(first);
  });

  it("are the same for any way to name a file", () => {
    for (const file of ["./web.yaml", "/shop/web.yaml", "a/../web.yaml"])
      expect(fingerprintOf(reportOf(deployment, [findingOf()], file))).toBe(first);
  });

  it("are by the number of an item that has no name", () => {
    const list = (items: string) => `kind: List\nitems:\n- ${items}\n`;
    const of = (items: string) => fingerprintOf(reportOf(list(items), [findingOf({ at: "/items/1" })]));
    const nameless = of("{}\n- {}");
    for (const item of ["{metadata: text}", "{metadata: {}}", "{name: 1}", "{metadata: {name: 1}}", "text"])
      expect(of(`{}\n- ${item}`)).toBe(nameless);
    const named = of("{}\n- {metadata: {name: a}}");
    expect(named).not.toBe(nameless);
    expect(of("{}\n- {name: a, metadata: {name: b}}")).toBe(named);
    const moved = [findingOf({ at: "/items/2" })];
    expect(fingerprintOf(reportOf(list("{}\n- {}\n- {name: a}"), moved))).toBe(named);
  });

  it("differ by file, object, field, rule and variant, and when two findings are alike", () => {
    const others = [
      fingerprintOf(reportOf(deployment, [findingOf()], "other.yaml")),
      fingerprintOf(reportOf(deployment.replace("namespace: shop", "namespace: other"))),
      fingerprintOf(reportOf(deployment, [second])),
      fingerprintOf(reportOf(deployment, [findingOf({ rule: "OTHER" })])),
      fingerprintOf(reportOf(deployment, [findingOf({ variant: "other" })])),
      fingerprintOf(reportOf(deployment, [findingOf({ subject: "Deployment/other" })])),
      reportOf(deployment, [findingOf(), findingOf()]).findings[1]?.fingerprint,
    ];
    expect(new Set([first, ...others]).size).toBe(8);
  });
});

describe("the outcome", () => {
  it("is failed for a finding at the threshold, incomplete for any problem", () => {
    expect(outcomeOf(sampleReport())).toBe("failed");
    expect(outcomeOf(sampleReport({ decision: decisionOf() }))).toBe("passed");
    const low = decisionOf({ findings: [findingOf({ severity: "low" })] });
    expect(outcomeOf(sampleReport({ decision: low }))).toBe("passed");
    expect(outcomeOf(sampleReport({ decision: low, threshold: "low" }))).toBe("failed");
    expect(outcomeOf(sampleReport({ decision: low, threshold: "low", show: "high" }))).toBe("failed");
    expect(outcomeOf(sampleReport({ problems: [{ message: "m" }] }))).toBe("incomplete");
  });
});

describe("paths below a directory", () => {
  it.each([
    ["web.yaml", "/shop", "web.yaml"],
    ["./a//b/../web.yaml", "/shop/", "a/web.yaml"],
    ["/shop/a/web.yaml", "/shop", "a/web.yaml"],
    ["../other/web.yaml", "/shop/here", "/shop/other/web.yaml"],
    ["/elsewhere/web.yaml", "/shop", "/elsewhere/web.yaml"],
    ["/shopping/web.yaml", "/shop", "/shopping/web.yaml"],
    ["C:/shop/web.yaml", "C:/shop", "web.yaml"],
    ["D:/web.yaml", "C:/shop", "D:/web.yaml"],
    ["<stdin>", "/shop", "<stdin>"],
    ["/a/web.yaml", undefined, "/a/web.yaml"],
    ["./web.yaml", undefined, "web.yaml"],
    ["../web.yaml", undefined, "../web.yaml"],
    ["../../web.yaml", undefined, "../../web.yaml"],
    ["a/../web.yaml", undefined, "web.yaml"],
    [".", "/shop", "/shop"],
    ["C:/a//web.yaml", "/shop", "C:/a/web.yaml"],
    ["C:", undefined, "C:"],
    ["/C:a/web.yaml", "/shop", "/C:a/web.yaml"],
  ])("%s below %s is %s", (file, root, path) => {
    expect(pathBelow(file, root)).toBe(path);
  });
});

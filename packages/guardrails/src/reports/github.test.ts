// Workflow commands as GitHub's runner reads them: one for each line, with properties and a message.
import { expect, it } from "vitest";
import { decisionOf, fullReport, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
import { github } from "./github.js";

it("annotates the line of each finding, and tells errors first", () => {
  const place = { file: "./a,b:c.yaml", line: 2, column: 1 };
  const report = sampleReport({ problems: [{ message: "100% wrong", place }] });
  expect(textOf(github.write(report))).toMatchInlineSnapshot(`
    "::error file=a%2Cb%3Ac.yaml,line=2,col=1,title=unreadable::100%25 wrong
    ::error file=deploy/web.yaml,line=11,endLine=11,col=13,endColumn=29,title=K8S-PRIVILEGED%3A Privileged container::container \`app\` runs privileged
    ::warning file=deploy/web.yaml,line=12,endLine=12,col=30,endColumn=51,title=K8S-IMAGE-TAG%3A Image that moves::container \`side car\` runs image \`nginx:latest\`, whose tag moves
    ::notice file=deploy/web.yaml,line=9,endLine=9,col=11,endColumn=23,title=K8S-IMAGE-TAG%3A Image that moves::container \`app\` runs image \`nginx\` without a digest
    3 findings (1 critical, 1 medium, 1 low), 1 error; 1 judged, 0 partly, 1 not looked at
    "
  `);
  expect(textOf(github.write(sampleReport({ show: "critical" }), { quiet: true })).split("\n")).toHaveLength(
    2,
  );
});

it("says that policies do not tell what they looked at", () => {
  expect(textOf(github.write(sampleReport({ decision: decisionOf() })))).toBe(
    "0 findings, 0 errors; the policies do not tell what they looked at\n",
  );
});

it("keeps hostile names within their command: nothing else begins one", () => {
  const lines = textOf(github.write(hostileReport())).trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(0, 3)) {
    const [, name, properties = "", message] = /^::([a-z]+) ([^:]*)::(.*)$/.exec(line) ?? [];
    expect(name).toBe("error");
    for (const property of properties.split(","))
      expect(property).toMatch(/^(?:file|line|endLine|col|endColumn|title)=[^,:]*$/);
    expect(message).toContain("%25" + "0A");
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
  }
});

it("has warnings, findings without a place by their subject, and columns on one line only", () => {
  const report = fullReport({ problems: [], show: "info" });
  const place = { file: "a.yaml", line: 1, column: 2, endLine: 2, endColumn: 3 };
  const problems = [{ code: "invalid_request", message: "is wrong", place }];
  expect(textOf(github.write({ ...report, problems }))).toMatchInlineSnapshot(`
    "::error file=a.yaml,line=1,endLine=2,title=invalid_request::is wrong
    ::warning file=exceptions.yaml,line=2,col=3,title=warning::the exception \`EXC-2\` is not needed
    ::warning title=unused::a hint
    ::warning title=stale_baseline::1 finding of the baseline was not found again; --write-baseline leaves out what is mended
    ::error file=deploy/web.yaml,line=11,endLine=11,col=13,endColumn=29,title=K8S-PRIVILEGED%3A Privileged container::container \`app\` runs privileged
    ::error file=/elsewhere/pods.yaml,line=4,endLine=4,col=76,endColumn=89,title=K8S-HOST-PATH%3A Path of the node::volume \`data\` is a path of the node
    ::warning file=deploy/web.yaml,line=9,endLine=9,col=11,endColumn=23,title=K8S-IMAGE-TAG%3A Image that moves::image \`nginx\` moves
    ::notice title=K8S-IMAGE-TAG%3A Image that moves::Cluster/main: no image is signed
    ::warning file=deploy/settings.yaml,line=1,endLine=1,col=1,endColumn=5,title=K8S-HOST-PATH%3A Path of the node::volume \`logs\` is a path of the node
    ::notice title=K8S-LABELS%3A Labels::no labels
    ::error file=deploy/web.yaml,line=11,endLine=11,col=13,endColumn=29,title=K8S-HOST-PATH%3A Path of the node::volume \`new\` is a path of the node
    7 findings (1 critical, 2 high, 2 medium, 1 low, 1 info), 1 error; 2 judged, 1 partly, 14 not looked at
    "
  `);
});

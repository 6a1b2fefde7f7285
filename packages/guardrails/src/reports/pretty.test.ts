// The report for people: what stands where, what is left out on request, and nothing that steers a terminal.
import { expect, it } from "vitest";
import {
  decisionOf,
  findingOf,
  fullReport,
  hostileReport,
  sampleReport,
  textOf,
} from "../testing/sample-reports.js";
import { pretty } from "./pretty.js";

it("groups by object, worst first, and says once for each rule what to do", () => {
  expect(textOf(pretty.write(sampleReport()))).toMatchInlineSnapshot(`
    "Deployment/web in shop: 1 critical, 1 medium, 1 low
      deploy/web.yaml:11:13: critical  container \`app\` runs privileged (K8S-PRIVILEGED)
      deploy/web.yaml:12:30: medium    container \`side car\` runs image \`nginx:latest\`, whose tag moves (K8S-IMAGE-TAG)
      deploy/web.yaml:9:11:  low       container \`app\` runs image \`nginx\` without a digest (K8S-IMAGE-TAG)

    By rule (\`palisade explain RULE\` says more)
      critical  1  K8S-PRIVILEGED  Privileged container
                   fix: Set securityContext.privileged to false
                   CIS-Kubernetes-1.12 5.2.2; PSS baseline
      medium    2  K8S-IMAGE-TAG  Image that moves
                   fix: Name the image by its digest

    3 findings (1 critical, 1 medium, 1 low) in 2 resources in 2 files
    coverage: 1 judged, 0 partly, 1 not looked at
        ./deploy/settings.yaml:1:1: no rule looks at \`ConfigMap\`
    "
  `);
});

it("leaves out totals when it is to be quiet, milder findings when they are not to be shown", () => {
  const report = sampleReport({ show: "high" });
  expect(textOf(pretty.write(report, { quiet: true }))).toMatchInlineSnapshot(`
    "Deployment/web in shop: 1 critical
      deploy/web.yaml:11:13: critical  container \`app\` runs privileged (K8S-PRIVILEGED)
    "
  `);
  expect(textOf(pretty.write(report))).toContain("3 findings (1 critical, 1 medium, 1 low)");
  expect(textOf(pretty.write(report))).toContain(", 2 milder than high not shown\n");
});

it("tells problems, unless they are told elsewhere", () => {
  const report = sampleReport({
    problems: [
      { message: "unknown kind `Pd`", place: { file: "a.yaml", line: 2, column: 1 } },
      { code: "nothing_judged", message: "nothing was judged" },
    ],
  });
  const told = "a.yaml:2:1: error: unknown kind `Pd`\nerror: nothing_judged: nothing was judged\n";
  expect(textOf(pretty.write(report))).toContain(told);
  expect(textOf(pretty.write(report, { withoutProblems: true }))).not.toContain("unknown kind");
});

it("has a place for what is said of the whole set", () => {
  const {
    resource: _,
    subject: __,
    ...finding
  } = findingOf({
    at: "/parameters/x",
    message: "is unknown",
    controls: [{ framework: "PSS", id: "baseline" }],
  });
  const text = textOf(pretty.write(sampleReport({ decision: decisionOf({ findings: [finding] }) })));
  expect(text).toMatchInlineSnapshot(`
    "The whole set: 1 critical
      - critical  is unknown (K8S-PRIVILEGED)

    By rule (\`palisade explain RULE\` says more)
      critical  1  K8S-PRIVILEGED  Privileged container
                   fix: Set securityContext.privileged to false
                   PSS baseline

    1 finding (1 critical) in 2 resources in 2 files
    coverage: the policies do not tell what they looked at
    "
  `);
});

it("says that policies do not tell what they looked at, and never that it was nothing", () => {
  const untold = decisionOf();
  const said = "coverage: the policies do not tell what they looked at";
  expect(textOf(pretty.write(sampleReport({ decision: untold })))).toBe(
    `0 findings in 2 resources in 2 files\n${said}\n`,
  );
  const setAside = [{ place: { file: "values.yaml", line: 1, column: 1 }, reason: "values" }];
  expect(textOf(pretty.write(sampleReport({ decision: untold, setAside })))).toContain(
    `\n${said}; 1 not looked at\n    values.yaml:1:1: values\n`,
  );
});

it("has all reasons if they are ten", () => {
  const text = (count: number): string => {
    const { coverage, ...report } = fullReport();
    return textOf(pretty.write({ ...report, coverage: { unlooked: coverage.unlooked.slice(0, count) } }));
  };
  expect(text(10)).not.toContain("other reason");
  expect(text(11)).toContain("\n    and 1 other reason, in --format json\n");
});

it("paints severities, subjects and rules", () => {
  const text = textOf(
    pretty.write(sampleReport(), { paint: (style, part) => `<${style}>${part}</${style}>` }),
  );
  expect(text).toContain("<bold>Deployment/web</bold> in shop: 1 critical, 1 medium, 1 low\n");
  expect(text).toContain("<red><bold>critical</bold></red>  container `app` runs privileged");
  expect(text).toContain("<dim>(K8S-PRIVILEGED)</dim>\n");
});

it("paints what a report can hold", () => {
  const report = fullReport({ show: "info", ignored: { files: 1, directories: 2 } });
  const text = textOf(pretty.write(report, { paint: (style, part) => `<${style}>${part}</${style}>` }));
  expect(text.replace(/coverage: .*/s, "")).toMatchInlineSnapshot(`
    "<bold>Deployment/web</bold> in shop: 1 critical, 1 high, 1 medium
      deploy/web.yaml:11:13: <red><bold>critical</bold></red>  container \`app\` runs privileged <dim>(K8S-PRIVILEGED)</dim>
                             <dim>the exception EXC-1 of team-a expired on 2027-03-31</dim>
      deploy/web.yaml:11:13: <red><bold>excepted</bold></red>  container \`init\` runs privileged <dim>(K8S-PRIVILEGED)</dim>
                             <dim>excepted</dim>
      deploy/web.yaml:11:13: <red><bold>excepted</bold></red>  container \`side car\` runs privileged <dim>(K8S-PRIVILEGED)</dim>
                             <dim>excepted by EXC-1 of team-a until 2027-03-31: moves in March</dim>
      deploy/web.yaml:11:13: <red>high</red>      volume \`new\` is a path of the node <dim>(K8S-HOST-PATH)</dim>
      deploy/web.yaml:9:11:  <yellow>medium</yellow>    image \`nginx\` moves <dim>(K8S-IMAGE-TAG)</dim>

    <bold>Pod/first</bold>: nothing that counts
      /elsewhere/pods.yaml:3:5: <red>not applicable</red>  volume \`data\` is a path of the node <dim>(K8S-HOST-PATH)</dim>

    <bold>List</bold> in shop: 1 high
      /elsewhere/pods.yaml:4:76: <red>high</red>  volume \`data\` is a path of the node <dim>(K8S-HOST-PATH)</dim>

    <bold>ConfigMap</bold>: 1 medium
      deploy/settings.yaml:1:1: <yellow>medium</yellow>  volume \`logs\` is a path of the node <dim>(K8S-HOST-PATH)</dim>

    <bold>Cluster/main</bold>: 1 low
      - <cyan>low</cyan>  no image is signed <dim>(K8S-IMAGE-TAG)</dim>

    <bold>The whole set</bold>: 1 info
      - <dim>info</dim>  no labels <dim>(K8S-LABELS)</dim>
    a.yaml:2:1: <red>error</red>: unknown kind \`Pd\`
    <red>error</red>: nothing_judged: nothing was judged
    exceptions.yaml:2:3: <yellow>warning</yellow>: the exception \`EXC-2\` is not needed
    <yellow>warning</yellow>: unused: a hint
    <yellow>warning</yellow>: stale_baseline: 1 finding of the baseline was not found again; --write-baseline leaves out what is mended

    <bold>By rule</bold> (\`palisade explain RULE\` says more)
      <red><bold>critical</bold></red>  1  <bold>K8S-PRIVILEGED</bold>  Privileged container
                   <cyan>fix:</cyan> Set securityContext.privileged to false
                   <dim>CIS-Kubernetes-1.12 5.2.2; PSS baseline</dim>
      <red>high</red>      3  <bold>K8S-HOST-PATH</bold>  Path of the node
                   <cyan>fix:</cyan> Use a volume claim
                   <cyan>fix:</cyan> Log to standard output
                   <dim>PSS restricted, baseline</dim>
      <yellow>medium</yellow>    2  <bold>K8S-IMAGE-TAG</bold>  Image that moves
                   <cyan>fix:</cyan> Name the image by its digest
      <dim>info</dim>      1  <bold>K8S-LABELS</bold>  Labels

    7 findings (1 critical, 2 high, 2 medium, 1 low, 1 info) in 4 resources in 3 files, 2 excepted, 1 in the baseline, 1 other document skipped, 1 file ignored, 2 directories ignored, 2 errors, 3 warnings
    "
  `);
});

it("prints no control, no line of somebody else's, no command", () => {
  const text = textOf(pretty.write(hostileReport()));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(text).toContain("\\u001b[2K\\r\\n::error::x\\n#\\u0023[error]\\u202e\\u2028<script>");
});

it("tells what does not count and why, what was left out, and ten reasons at most", () => {
  expect(textOf(pretty.write(fullReport()))).toMatchInlineSnapshot(`
    "Deployment/web in shop: 1 critical, 1 high, 1 medium
      deploy/web.yaml:11:13: critical  container \`app\` runs privileged (K8S-PRIVILEGED)
                             the exception EXC-1 of team-a expired on 2027-03-31
      deploy/web.yaml:11:13: excepted  container \`init\` runs privileged (K8S-PRIVILEGED)
                             excepted
      deploy/web.yaml:11:13: excepted  container \`side car\` runs privileged (K8S-PRIVILEGED)
                             excepted by EXC-1 of team-a until 2027-03-31: moves in March
      deploy/web.yaml:11:13: high      volume \`new\` is a path of the node (K8S-HOST-PATH)
      deploy/web.yaml:9:11:  medium    image \`nginx\` moves (K8S-IMAGE-TAG)

    Pod/first: nothing that counts
      /elsewhere/pods.yaml:3:5: not applicable  volume \`data\` is a path of the node (K8S-HOST-PATH)

    List in shop: 1 high
      /elsewhere/pods.yaml:4:76: high  volume \`data\` is a path of the node (K8S-HOST-PATH)

    ConfigMap: 1 medium
      deploy/settings.yaml:1:1: medium  volume \`logs\` is a path of the node (K8S-HOST-PATH)

    Cluster/main: 1 low
      - low  no image is signed (K8S-IMAGE-TAG)
    a.yaml:2:1: error: unknown kind \`Pd\`
    error: nothing_judged: nothing was judged
    exceptions.yaml:2:3: warning: the exception \`EXC-2\` is not needed
    warning: unused: a hint
    warning: stale_baseline: 1 finding of the baseline was not found again; --write-baseline leaves out what is mended

    By rule (\`palisade explain RULE\` says more)
      critical  1  K8S-PRIVILEGED  Privileged container
                   fix: Set securityContext.privileged to false
                   CIS-Kubernetes-1.12 5.2.2; PSS baseline
      high      3  K8S-HOST-PATH  Path of the node
                   fix: Use a volume claim
                   fix: Log to standard output
                   PSS restricted, baseline
      medium    2  K8S-IMAGE-TAG  Image that moves
                   fix: Name the image by its digest

    7 findings (1 critical, 2 high, 2 medium, 1 low, 1 info) in 4 resources in 3 files, 2 excepted, 1 in the baseline, 1 milder than low not shown, 1 other document skipped, 2 files ignored, 1 directory ignored, 2 errors, 3 warnings
    coverage: 2 judged, 1 partly, 14 not looked at
        /elsewhere/pods.yaml:3:5 and 1 more: no rule looks at \`Kind4\`
        /elsewhere/pods.yaml:3:5: no rule looks at \`Kind0\`
        /elsewhere/pods.yaml:4:5: no rule looks at \`Kind1\`
        /elsewhere/pods.yaml:3:5: no rule looks at \`Kind2\`
        /elsewhere/pods.yaml:4:5: no rule looks at \`Kind3\`
        /elsewhere/pods.yaml:4:5: no rule looks at \`Kind5\`
        /elsewhere/pods.yaml:3:5: no rule looks at \`Kind6\`
        /elsewhere/pods.yaml:4:5: no rule looks at \`Kind7\`
        /elsewhere/pods.yaml:3:5: no rule looks at \`Kind8\`
        /elsewhere/pods.yaml:4:5: no rule looks at \`Kind9\`
        and 3 other reasons, in --format json
    settings: palisade.yaml
    "
  `);
});

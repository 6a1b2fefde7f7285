// What each format says of frameworks: scores by section, what failed and why, and what a person has to look at.
import { expect, it } from "vitest";
import { decisionOf, findingOf, sampleFramework, sampleReport, textOf } from "../testing/sample-reports.js";
import type { CreateReportOptions } from "./create-report.js";
import { htmlPage } from "./html-page.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { pretty } from "./pretty.js";
import type { Report } from "./report.js";

const attestation = {
  framework: "PSS",
  control: "officer",
  statement: "Ada is the officer",
  owner: "board",
  date: "2023-01-01",
  expires: "2023-12-31",
};

const reported = (given: Partial<CreateReportOptions> = {}): Report =>
  sampleReport({ frameworks: [sampleFramework], attestations: [attestation], ...given });

/** Behind the coverage. */
const endOf = (text: string): string => text.slice(text.indexOf("\nStandards of pods"));

it("people read scores, and what failed", () => {
  expect(endOf(textOf(pretty.write(reported())))).toMatchInlineSnapshot(`
    "
    Standards of pods: score 0; 1 failed, 1 attested, 2 for a person to look at
      1 Levels: score 0; 1 failed, 1 for a person to look at
        failed baseline Baseline: 1 finding of K8S-PRIVILEGED
      2 People: score -; 1 attested, 1 for a person to look at
      What passes supports a specification; it never satisfies one.
    "
  `);
});

it("a score tells what is new to the baseline", () => {
  const text = textOf(pretty.write(reported({ baseline: new Set() })));
  expect(text).toContain("Standards of pods: score 0 (100 without what is new); 1 failed");
});

it("what does not claim to support only says nothing of it", () => {
  const text = textOf(pretty.write(reported({ frameworks: [{ ...sampleFramework, claim: "checks" }] })));
  expect(text).not.toContain("supports");
});

it("a comment has a table of sections and one of what failed", () => {
  const text = textOf(markdown.write(reported()));
  expect(text.slice(text.indexOf("### Standards"))).toMatchInlineSnapshot(`
    "### Standards of pods: 0

    | section | score | controls |
    | --- | --- | --- |
    | 1 Levels | 0 | 1 failed, 1 for a person to look at |
    | 2 People | \`-\` | 1 attested, 1 for a person to look at |

    | failed | control | evidence |
    | --- | --- | --- |
    | baseline | Baseline | 1 finding of \`K8S-PRIVILEGED\` |

    What passes supports a specification; it never satisfies one.

    2 resources in 2 files; 1 judged, 0 partly, 1 not looked at.

    - not looked at: no rule looks at \`ConfigMap\` (1)
    "
  `);
});

it("a page has every control", () => {
  const text = textOf(htmlPage.write(reported()));
  expect(text.slice(text.indexOf("<h2>Standards"), text.indexOf("<h2>Findings"))).toMatchInlineSnapshot(`
    "<h2>Standards of pods: 0</h2>
    <p>1 failed, 1 attested, 2 for a person to look at. What passes supports a specification; it never satisfies one.</p>
    <h3>1 Levels: 0</h3>
    <table><thead><tr><th scope="col">control</th><th scope="col">title</th><th scope="col">status</th><th scope="col">evidence, or what to look at</th></tr></thead><tbody>
    <tr><td>baseline</td><td>Baseline</td><td>failed</td><td>1 finding of K8S-PRIVILEGED</td></tr>
    <tr><td>restricted</td><td>Restricted</td><td>action required</td><td>What is not dropped.</td></tr>
    </tbody></table>
    <h3>2 People: -</h3>
    <table><thead><tr><th scope="col">control</th><th scope="col">title</th><th scope="col">status</th><th scope="col">evidence, or what to look at</th></tr></thead><tbody>
    <tr><td>officer</td><td>Officer</td><td>attested</td><td>board, until 2023-12-31: Ada is the officer</td></tr>
    <tr><td>training</td><td>Training</td><td>action required</td><td>People were trained.</td></tr>
    </tbody></table>
    "
  `);
});

it("programs get everything", () => {
  const report = reported();
  const { frameworks } = JSON.parse(textOf(json.write(report))) as Pick<Report, "frameworks">;
  expect(frameworks).toEqual(report.frameworks);
  const [first] = report.frameworks ?? [];
  expect(first?.sections[0]?.controls[0]).toEqual({
    id: "baseline",
    title: "Baseline",
    assessment: "automated",
    look: "What gains privileges.",
    status: "failed",
    rules: ["K8S-PRIVILEGED"],
    findings: [report.findings[0]?.fingerprint],
  });
});

it("nothing passes that was not decided to its end", () => {
  const failing = decisionOf({ failure: { code: "evaluation_failed", message: "no" } });
  const statusesOf = (decision: CreateReportOptions["decision"] | undefined): unknown =>
    reported(
      decision === undefined ? { decision: decisionOf() } : { decision },
    ).frameworks?.[0]?.sections[0]?.controls.map(({ status }) => status);
  expect(statusesOf(undefined)).toEqual(["passed", "manual"]);
  expect(statusesOf(failing)).toEqual(["not_shown", "manual"]);
});

it("is left out where nobody asked for it", () => {
  expect(sampleReport().frameworks).toBeUndefined();
  expect(textOf(json.write(sampleReport()))).not.toContain("frameworks");
  expect(sampleReport({ decision: decisionOf({ findings: [findingOf()] }) }).frameworks).toBeUndefined();
});

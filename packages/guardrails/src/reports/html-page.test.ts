// The page, read by a real parser: whole by itself, without a script, and every name in it is text.
import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import {
  decisionOf,
  findingOf,
  fullReport,
  hostileReport,
  sampleReport,
  textOf,
} from "../testing/sample-reports.js";
import { htmlPage } from "./html-page.js";
import type { Report, ReportedFinding } from "./report.js";

type Element = DefaultTreeAdapterTypes.Element;

type Page = {
  readonly text: string;
  readonly errors: string[];
  readonly elements: Element[];
  readonly words: string;
};

function read(report: Report): Page {
  const text = textOf(htmlPage.write(report));
  const errors: string[] = [];
  const elements: Element[] = [];
  const texts: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === "#text") texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if (!("childNodes" in node)) return;
    elements.push(node);
    node.childNodes.forEach(visit);
  };
  parse(text, { onParseError: ({ code }) => void errors.push(code) }).childNodes.forEach(visit);
  return { text, errors, elements, words: texts.join("") };
}

const attributesOf = (elements: readonly Element[]) => elements.flatMap(({ attrs }) => attrs);

describe.each([
  ["an ordinary report", sampleReport()],
  ["hostile names", hostileReport()],
  ["nothing at all", sampleReport({ documents: [], rules: [], files: 0, decision: decisionOf() })],
] as const)("with %s", (_, report) => {
  const { text, errors, elements } = read(report);

  it("is valid, and has no script, no handler, no style of an element, nothing from elsewhere", () => {
    expect(errors).toEqual([]);
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ["script", "iframe", "link", "img", "a", "form", "object", "base"])
      expect(names).not.toContain(name);
    for (const { name, value } of attributesOf(elements)) {
      expect(name).not.toMatch(/^on|^style$|^href$|^src$|^xlink/);
      expect(value).not.toMatch(/javascript:|url\(/i);
    }
  });

  it("allows by its policy just its own style", () => {
    const policy = attributesOf(elements).find(({ value }) => value.startsWith("default-src"))?.value;
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(elements.filter(({ tagName }) => tagName === "style")).toHaveLength(1);
  });

  it("steers nothing", () => {
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

it("has findings by object, what to do by rule, charts with their numbers, and the coverage", () => {
  const { words, elements } = read(sampleReport());
  for (const part of [
    "3 findings",
    "2 resources in 2 files.",
    "Failed: there are findings that are medium or worse.",
    "Deployment/web in shop",
    "container `app` runs privileged",
    "deploy/web.yaml:11:13",
    "Name the image by its digest",
    "CIS-Kubernetes-1.12 5.2.2; PSS baseline",
    "no rule looks at `ConfigMap`",
    "palisade 1.2.3",
  ])
    expect(words).toContain(part);
  const labels = attributesOf(elements).filter(({ name }) => name === "aria-label");
  expect(labels.map(({ value }) => value)).toEqual([
    "Findings by severity: 1 critical, 1 medium, 1 low",
    "Findings by rule; the table below has the numbers",
    "Coverage: 1 judged, 1 not looked at",
  ]);
});

it("draws no coverage where the policies do not tell what they looked at", () => {
  const { words, elements } = read(sampleReport({ decision: decisionOf() }));
  expect(words).toContain("Coverage: the policies do not tell what they looked at.");
  const labels = attributesOf(elements).filter(({ name }) => name === "aria-label");
  expect(labels.filter(({ value }) => value.startsWith("Coverage"))).toEqual([]);
});

it("shows as many findings as a browser does, and says so", () => {
  const report = sampleReport();
  const [finding, , low] = report.findings as [ReportedFinding, ReportedFinding, ReportedFinding];
  const most = Array.from({ length: 5_000 }, () => finding);
  const pageOf = (findings: ReportedFinding[]): string => textOf(htmlPage.write({ ...report, findings }));
  expect(pageOf(most)).not.toContain("These are the first");
  const page = pageOf([...most, { ...low, subject: "Pod/other" }]);
  expect(page).toContain("These are the first 5000 of 5001; the JSON report has all of them.");
  expect(page.match(/<td class="severity">/g)).toHaveLength(5_000);
  expect(page).not.toContain("Pod/other");
  const last = pageOf([...most.slice(1), { ...low, subject: "Pod/other" }, { ...low, subject: "Pod/other" }]);
  expect(last.match(/<td class="severity">/g)).toHaveLength(5_000);
  expect(last).toContain("Pod/other");
});

it("is short when there is nothing to tell, and names no policy where none was asked", () => {
  const { decision: _, ...report } = sampleReport({ decision: decisionOf() });
  const [, body = ""] = textOf(htmlPage.write(report)).split("<body>");
  expect(body).toMatchInlineSnapshot(`
    "
    <h1>0 findings</h1>
    <p class="outcome passed">Passed: nothing is medium or worse.</p>
    <p>2 resources in 2 files.</p>
    <figure><figcaption>Findings by severity</figcaption>
    <svg class="chart" viewBox="0 0 640 20" role="img" aria-label="Findings by severity: none"><rect width="640" height="20" fill="#d9dce1"/></svg>
    <ul class="legend"></ul></figure>
    <p>Coverage: the policies do not tell what they looked at.</p>
    <hr>
    <p class="quiet">palisade 1.2.3</p>
    </body>
    </html>
    "
  `);
});

it("has a part for each thing that there is one of", () => {
  const place = { file: "a.yaml", line: 1, column: 1 };
  const report = sampleReport({
    decision: decisionOf({ findings: [findingOf()] }),
    problems: [{ message: "is wrong", place }],
    setAside: [{ reason: "templates", place }],
  });
  const { elements, words } = read(report);
  const tags = elements.map(({ tagName }) => tagName).filter((name) => /^h[1-6]$|^figure$|^li$/.test(name));
  expect(tags).toEqual(["h1", "figure", "li", "figure", "h2", "li", "h2", "h3", "h2", "h2", "li"]);
  for (const part of [
    "Not judged",
    "Findings, worst first",
    "What to do, by rule",
    "1 other document skipped",
  ])
    expect(words).toContain(part);
});

it("has the bars of twelve rules, none too thin to see, with names cut short", () => {
  const rule = (index: number) => `${String(index).padStart(2, "0")}${"R".repeat(39 + (index % 3))}`;
  const findings = Array.from({ length: 13 }, (_, index) => findingOf({ rule: rule(index) }));
  const many = Array.from({ length: 130 }, () => findingOf({ rule: "K8S-MANY" }));
  const { words, text } = read(sampleReport({ decision: decisionOf({ findings: [...findings, ...many] }) }));
  expect(words).toContain("Findings by rule (the first 12 of 14)");
  expect([...text.matchAll(/ width="(\S+)" height="16"/g)].map(([, width]) => width)).toEqual([
    "260.0",
    ...Array(11).fill("2.0"),
  ]);
  expect([...text.matchAll(/>(\d\d?R+…?)<\/text>/g)].slice(0, 3).map(([, name]) => name)).toEqual([
    rule(0),
    rule(1),
    `02${"R".repeat(39)}…`,
  ]);
});

it("is this page", () => {
  const page = textOf(htmlPage.write(fullReport()));
  const [, style = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
  expect(style.replaceAll(/[^{}]+\{[^{}]*\}/g, "").trim()).toBe("@media print { }");
  expect(page.replace(style, "…").replace(/sha256-[^']+/, "sha256-…")).toMatchInlineSnapshot(`
    "<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-…'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>Palisade: 7 findings</title>
    <style>…</style>
    </head>
    <body>
    <h1>7 findings</h1>
    <p class="outcome incomplete">No answer: 2 errors kept something from being judged.</p>
    <p>4 resources in 3 files, 2 excepted, 1 in the baseline, 1 milder than low not shown, 1 other document skipped.</p>
    <figure><figcaption>Findings by severity</figcaption>
    <svg class="chart" viewBox="0 0 640 20" role="img" aria-label="Findings by severity: 1 critical, 2 high, 2 medium, 1 low, 1 info"><rect width="640" height="20" fill="#d9dce1"/><rect x="0.0" y="0" width="91.4" height="20" fill="#8e1b1b"/><rect x="91.4" y="0" width="182.9" height="20" fill="#c8371b"/><rect x="274.3" y="0" width="182.9" height="20" fill="#b87503"/><rect x="457.1" y="0" width="91.4" height="20" fill="#2f6f9f"/><rect x="548.6" y="0" width="91.4" height="20" fill="#6b7280"/></svg>
    <ul class="legend"><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#8e1b1b"/></svg> 1 critical</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#c8371b"/></svg> 2 high</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#b87503"/></svg> 2 medium</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#2f6f9f"/></svg> 1 low</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#6b7280"/></svg> 1 info</li></ul></figure>
    <figure><figcaption>Findings by rule</figcaption>
    <svg class="chart" viewBox="0 0 640 96" role="img" aria-label="Findings by rule; the table below has the numbers">
    <text x="310" y="15" font-size="12" text-anchor="end" fill="currentColor">K8S-HOST-PATH</text><rect x="320" y="3" width="260.0" height="16" fill="#c8371b"/><text x="586.0" y="15" font-size="12" fill="currentColor">3</text>
    <text x="310" y="39" font-size="12" text-anchor="end" fill="currentColor">K8S-IMAGE-TAG</text><rect x="320" y="27" width="173.3" height="16" fill="#b87503"/><text x="499.3" y="39" font-size="12" fill="currentColor">2</text>
    <text x="310" y="63" font-size="12" text-anchor="end" fill="currentColor">K8S-PRIVILEGED</text><rect x="320" y="51" width="86.7" height="16" fill="#8e1b1b"/><text x="412.7" y="63" font-size="12" fill="currentColor">1</text>
    <text x="310" y="87" font-size="12" text-anchor="end" fill="currentColor">K8S-LABELS</text><rect x="320" y="75" width="86.7" height="16" fill="#6b7280"/><text x="412.7" y="87" font-size="12" fill="currentColor">1</text>
    </svg></figure>
    <figure><figcaption>Coverage</figcaption>
    <svg class="chart" viewBox="0 0 640 20" role="img" aria-label="Coverage: 2 judged, 1 partly, 14 not looked at"><rect width="640" height="20" fill="#d9dce1"/><rect x="0.0" y="0" width="75.3" height="20" fill="#2e7d4f"/><rect x="75.3" y="0" width="37.6" height="20" fill="#b87503"/><rect x="112.9" y="0" width="527.1" height="20" fill="#6b7280"/></svg>
    <ul class="legend"><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#2e7d4f"/></svg> 2 judged</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#b87503"/></svg> 1 partly</li><li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#6b7280"/></svg> 14 not looked at</li></ul></figure>
    <h2>Not judged</h2>
    <ul>
    <li><span class="place">a.yaml:2:1</span> unknown kind &#96;Pd&#96;</li>
    <li> nothing_judged: nothing was judged</li>
    </ul>
    <h2>Findings, worst first</h2>
    <h3>Deployment/web <span class="quiet">in shop</span></h3>
    <table><tbody>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#8e1b1b"/></svg> critical</td><td>container &#96;app&#96; runs privileged<br><span class="quiet"><span class="place">deploy/web.yaml:11:13</span></span></td><td><code>K8S-PRIVILEGED</code></td></tr>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#8e1b1b"/></svg> excepted</td><td>container &#96;init&#96; runs privileged<br>excepted<br><span class="quiet"><span class="place">deploy/web.yaml:11:13</span></span></td><td><code>K8S-PRIVILEGED</code></td></tr>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#8e1b1b"/></svg> excepted</td><td>container &#96;side car&#96; runs privileged<br>excepted by EXC-1 of team-a until 2027-03-31: moves in March<br><span class="quiet"><span class="place">deploy/web.yaml:11:13</span></span></td><td><code>K8S-PRIVILEGED</code></td></tr>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#c8371b"/></svg> high</td><td>volume &#96;new&#96; is a path of the node<br><span class="quiet"><span class="place">deploy/web.yaml:11:13</span></span></td><td><code>K8S-HOST-PATH</code></td></tr>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#b87503"/></svg> medium</td><td>image &#96;nginx&#96; moves<br><span class="quiet"><span class="place">deploy/web.yaml:9:11</span></span></td><td><code>K8S-IMAGE-TAG</code></td></tr>
    </tbody></table>
    <h3>Pod/first</h3>
    <table><tbody>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#c8371b"/></svg> not applicable</td><td>volume &#96;data&#96; is a path of the node<br>not applicable<br><span class="quiet"><span class="place">/elsewhere/pods.yaml:3:5</span></span></td><td><code>K8S-HOST-PATH</code></td></tr>
    </tbody></table>
    <h3>List <span class="quiet">in shop</span></h3>
    <table><tbody>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#c8371b"/></svg> high</td><td>volume &#96;data&#96; is a path of the node<br><span class="quiet"><span class="place">/elsewhere/pods.yaml:4:76</span></span></td><td><code>K8S-HOST-PATH</code></td></tr>
    </tbody></table>
    <h3>ConfigMap</h3>
    <table><tbody>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#b87503"/></svg> medium</td><td>volume &#96;logs&#96; is a path of the node<br><span class="quiet"><span class="place">deploy/settings.yaml:1:1</span></span></td><td><code>K8S-HOST-PATH</code></td></tr>
    </tbody></table>
    <h3>Cluster/main</h3>
    <table><tbody>
    <tr><td class="severity"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#2f6f9f"/></svg> low</td><td>no image is signed<br><span class="quiet"></span></td><td><code>K8S-IMAGE-TAG</code></td></tr>
    </tbody></table>
    <h2>What to do, by rule</h2>
    <table><thead><tr><th scope="col">rule</th><th scope="col">findings</th><th scope="col">what to do</th><th scope="col">controls</th></tr></thead><tbody>
    <tr><td><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#8e1b1b"/></svg> <code>K8S-PRIVILEGED</code><br>Privileged container</td><td>1</td><td>Set securityContext.privileged to false<br></td><td>CIS-Kubernetes-1.12 5.2.2; PSS baseline</td></tr>
    <tr><td><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#c8371b"/></svg> <code>K8S-HOST-PATH</code><br>Path of the node</td><td>3</td><td>Use a volume claim<br>Log to standard output<br></td><td>PSS restricted, baseline</td></tr>
    <tr><td><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#b87503"/></svg> <code>K8S-IMAGE-TAG</code><br>Image that moves</td><td>2</td><td>Name the image by its digest<br></td><td></td></tr>
    <tr><td><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill="#6b7280"/></svg> <code>K8S-LABELS</code><br>Labels</td><td>1</td><td></td><td></td></tr>
    </tbody></table>
    <h2>Not looked at</h2>
    <ul>
    <li>no rule looks at &#96;Kind4&#96; <span class="quiet">(2 documents, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind0&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind1&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>no rule looks at &#96;Kind2&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind3&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>no rule looks at &#96;Kind5&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>no rule looks at &#96;Kind6&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind7&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>no rule looks at &#96;Kind8&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind9&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>no rule looks at &#96;Kind10&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:3:5</span>)</span></li>
    <li>no rule looks at &#96;Kind11&#96; <span class="quiet">(1 document, first <span class="place">/elsewhere/pods.yaml:4:5</span>)</span></li>
    <li>templates <span class="quiet">(1 document, first <span class="place">./deploy/chart/values.yaml:3:5</span>)</span></li>
    </ul>
    <hr>
    <p class="quiet">palisade 1.2.3, 2023-11-14T22:13:20.000Z, bundle palisade sha256:0, bundle own sha256:1</p>
    </body>
    </html>
    "
  `);
});

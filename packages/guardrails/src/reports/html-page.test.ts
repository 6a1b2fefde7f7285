// The page, read by a real parser: whole by itself, without a script, and every name in it is text.
import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { decisionOf, findingOf, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
import { htmlPage } from "./html-page.js";
import type { Report } from "./report.js";

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
  const findings = Array.from({ length: 5_001 }, () => findingOf());
  const { words } = read(sampleReport({ decision: decisionOf({ findings }) }));
  expect(words).toContain("These are the first 5000 of 5001; the JSON report has all of them.");
});

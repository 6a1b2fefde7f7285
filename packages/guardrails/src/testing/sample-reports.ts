// Reports for the tests of formats: an ordinary one, and one whose names try to become markup in any of them.
import { readManifests } from "../configurations/read-manifests.js";
import type { Decision } from "../contract/decision.js";
import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import type { Framework } from "../frameworks/framework.js";
import { type CreateReportOptions, createReport, type SourceDocument } from "../reports/create-report.js";
import type { Report } from "../reports/report.js";

export function documentsOf(file: string, text: string): readonly SourceDocument[] {
  return readManifests(new TextEncoder().encode(text)).manifests.map((manifest) => ({ file, manifest }));
}

export function findingOf(given: Partial<Finding> = {}): Finding {
  return {
    rule: "K8S-PRIVILEGED",
    title: "Privileged container",
    severity: "critical",
    effect: "deny",
    status: "violation",
    message: "container `app` runs privileged",
    resource: 0,
    subject: "Deployment/web",
    at: "/spec/template/spec/containers/0/securityContext/privileged",
    controls: [
      { framework: "CIS-Kubernetes-1.12", id: "5.2.2" },
      { framework: "PSS", id: "baseline" },
    ],
    remedy: "Set securityContext.privileged to false",
    retryable: true,
    ...given,
  };
}

export function decisionOf(given: Partial<Decision> = {}): Decision {
  return {
    schemaVersion: 1,
    id: "018bcfe5-6800-7000-8000-000000000000",
    effect: "deny",
    mode: "enforce",
    request: { kind: "configuration" },
    findings: [],
    policies: [{ bundle: "test", revision: "1", digest: "sha256:0" }],
    evaluatedAt: "2023-11-14T22:13:20.000Z",
    durationMicros: 7,
    ...given,
  };
}

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:
      containers:
        - name: app
          image: nginx
          securityContext:
            privileged: true
        - {name: "side car", image: "nginx:latest"}
`;

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n";

export const rules: readonly RuleDescription[] = [
  {
    subject: "configuration",
    rule: "K8S-PRIVILEGED",
    title: "Privileged container",
    description: "A privileged container has every capability of its node.\n",
    severity: "critical",
    controls: [{ framework: "PSS", id: "baseline" }],
    remedy: "Set securityContext.privileged to false",
  },
  {
    subject: "configuration",
    rule: "K8S-SECCOMP",
    title: "No seccomp profile",
    description: "Without a profile a container may make any system call.",
    severity: "medium",
    controls: [],
    remedy: "Set securityContext.seccompProfile.type to RuntimeDefault",
  },
];

const tag = {
  rule: "K8S-IMAGE-TAG",
  title: "Image that moves",
  severity: "medium",
  effect: "require_approval",
  controls: [],
  remedy: "Name the image by its digest",
} as const;

/** A Deployment with three findings, one of them low, and a ConfigMap that nobody looked at. */
export function sampleReport(given: Partial<CreateReportOptions> = {}): Report {
  return createReport({
    tool: { name: "palisade", version: "1.2.3" },
    root: "/shop",
    documents: [
      ...documentsOf("deploy/web.yaml", deployment),
      ...documentsOf("./deploy/settings.yaml", configMap),
    ],
    files: 2,
    rules,
    decision: decisionOf({
      findings: [
        findingOf(),
        findingOf({
          ...tag,
          at: "/spec/template/spec/containers/1/image",
          message: "container `side car` runs image `nginx:latest`, whose tag moves",
        }),
        findingOf({
          ...tag,
          severity: "low",
          effect: "allow",
          at: "/spec/template/spec/containers/0/image",
          message: "container `app` runs image `nginx` without a digest",
        }),
      ],
      coverage: {
        judged: 1,
        partly: 0,
        unlooked: [{ at: "/resources/1", reason: "no rule looks at `ConfigMap`" }],
      },
    }),
    ...given,
  });
}

const pods = `kind: List
items:
  - {kind: Pod, metadata: {name: first}}
  - {kind: Pod, metadata: {generateName: second-, namespace: shop}, spec: {hostPID: true}}
`;

const hostPath = {
  rule: "K8S-HOST-PATH",
  title: "Path of the node",
  severity: "high",
  message: "volume `data` is a path of the node",
  controls: [{ framework: "PSS", id: "restricted" }],
  remedy: "Use a volume claim",
} as const;

/** Whatever a report can hold: every severity and standing, findings without a place, warnings, what was left out. */
export function fullReport(given: Partial<CreateReportOptions> = {}): Report {
  const { remedy: _, subject: __, resource: ___, at: ____, ...general } = findingOf();
  const exception = { id: "EXC-1", reason: "moves in March", owner: "team-a", expires: "2027-03-31" };
  const findings = [
    findingOf({ exception }),
    findingOf({ message: "container `side car` runs privileged", status: "excepted", exception }),
    findingOf({ message: "container `init` runs privileged", status: "excepted" }),
    findingOf({ message: "container `old` runs privileged" }),
    findingOf({ ...hostPath, subject: "List", resource: 1, at: "/items/1/spec/hostPID" }),
    findingOf({ ...hostPath, resource: 1, at: "/items/0", subject: "Pod/first", status: "not_applicable" }),
    findingOf({ ...tag, message: "image `nginx` moves", at: "/spec/template/spec/containers/0/image" }),
    { ...general, ...tag, severity: "low", message: "no image is signed", subject: "Cluster/main" },
    {
      ...general,
      ...hostPath,
      severity: "medium",
      message: "volume `logs` is a path of the node",
      controls: [
        { framework: "PSS", id: "baseline" },
        { framework: "PSS", id: "restricted" },
      ],
      remedy: "Log to standard output",
      resource: 2,
    },
    { ...general, rule: "K8S-LABELS", title: "Labels", severity: "info", message: "no labels", controls: [] },
    findingOf({ ...hostPath, message: "volume `new` is a path of the node", stability: "preview" }),
  ] satisfies Finding[];
  const place = { file: "./deploy/chart/values.yaml", line: 3, column: 5 };
  const unlooked = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 4].map((number) => ({
    at: `/resources/1/items/${number % 2}`,
    reason: `no rule looks at \`Kind${number}\``,
  }));
  const options: CreateReportOptions = {
    tool: { name: "palisade", version: "1.2.3" },
    root: "/shop",
    documents: [
      ...documentsOf("deploy/web.yaml", deployment),
      ...documentsOf("/elsewhere/pods.yaml", pods),
      ...documentsOf(
        "deploy/settings.yaml",
        "kind: ConfigMap\n---\nkind: Secret\nmetadata: {namespace: shop}\n",
      ),
    ],
    files: 3,
    rules,
    threshold: "high",
    show: "low",
    onlyNew: true,
    problems: [
      { message: "unknown kind `Pd`", place: { file: "a.yaml", line: 2, column: 1 } },
      { code: "nothing_judged", message: "nothing was judged" },
    ],
    warnings: [
      {
        message: "the exception `EXC-2` is not needed",
        place: { file: "exceptions.yaml", line: 2, column: 3 },
      },
      { code: "unused", message: "a hint" },
    ],
    settings: "palisade.yaml",
    ignored: { files: 2, directories: 1 },
    setAside: [{ place, reason: "templates" }],
    decision: decisionOf({
      findings,
      coverage: { judged: 2, partly: 1, unlooked },
      policies: [
        { bundle: "palisade", revision: "1", digest: "sha256:0" },
        { bundle: "own", revision: "2", digest: "sha256:1" },
      ],
    }),
    ...given,
  };
  const old = createReport(options).findings.filter(({ message }) => message.includes("`old`"));
  const gone = "0".repeat(32);
  return createReport({
    ...options,
    baseline: new Set([gone, ...old.map(({ fingerprint }) => fingerprint)]),
  });
}

/** Steers terminals, breaks lines, is markup in XML, HTML and Markdown, ends CDATA, commands build servers. */
export const hostile =
  "\u001b[2K\r\n::error::x\n##[error]\u202e\u2028<script>alert(1)</script>]]>--><!--</style>&amp;%0A" +
  "|`a`[x](http://evil.example)![y](//evil.example)**b** @octocat #1 https://evil.example www.evil.example \ud800\u0000";

/** Whatever comes from outside is hostile: names of files, objects and rules, messages, reasons, controls. */
export function hostileReport(): Report {
  const name = JSON.stringify(hostile.replaceAll("\ud800", "").replaceAll("\u0000", ""));
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${name}}\n`;
  const file = `${hostile}.yaml`;
  return createReport({
    tool: { name: "palisade", version: "1.2.3" },
    root: "/shop",
    documents: documentsOf(file, text),
    files: 1,
    rules: rules.map((rule) => ({
      ...rule,
      rule: hostile,
      title: hostile,
      description: hostile,
      remedy: hostile,
    })),
    problems: [
      { code: hostile, message: hostile },
      { message: hostile, place: { file, line: 1, column: 1 } },
    ],
    setAside: [{ place: { file, line: 1, column: 1 }, reason: hostile }],
    frameworks: [hostileFramework],
    attestations: [
      {
        framework: hostile,
        control: hostile,
        statement: hostile,
        owner: hostile,
        date: "2020-01-01",
        expires: "2030-01-01",
      },
    ],
    decision: decisionOf({
      policies: [{ bundle: hostile, revision: hostile, digest: hostile }],
      findings: [
        findingOf({
          rule: hostile,
          title: hostile,
          message: hostile,
          subject: hostile,
          at: `/metadata/${hostile}`,
          remedy: hostile,
          variant: hostile,
          controls: [{ framework: hostile, id: hostile }],
        }),
      ],
      coverage: { judged: 1, partly: 0, unlooked: [{ at: "/resources/0", reason: hostile }] },
    }),
  });
}

/** A section that rules judge, and one that only people can. */
export const sampleFramework: Framework = {
  name: "pods",
  framework: "PSS",
  title: "Standards of pods",
  claim: "supports",
  sections: [
    {
      id: "1",
      title: "Levels",
      controls: [
        { id: "baseline", title: "Baseline", assessment: "automated", look: "What gains privileges." },
        { id: "restricted", title: "Restricted", assessment: "automated", look: "What is not dropped." },
      ],
    },
    {
      id: "2",
      title: "People",
      controls: [
        {
          id: "officer",
          title: "Officer",
          assessment: "manual",
          attest: true,
          look: "The officer is named.",
        },
        {
          id: "training",
          title: "Training",
          assessment: "manual",
          attest: true,
          look: "People were trained.",
        },
      ],
    },
  ],
};

/** The same in the words of somebody who means harm. */
export const hostileFramework: Framework = {
  ...sampleFramework,
  name: hostile,
  framework: hostile,
  title: hostile,
  sections: sampleFramework.sections.map(({ controls }) => ({
    id: hostile,
    title: hostile,
    controls: controls.map((control) => ({ ...control, id: hostile, title: hostile, look: hostile })),
  })),
};

/** All of it, as it would be in a file. */
export function textOf(pieces: Iterable<string>): string {
  return [...pieces].join("");
}

// Rules explained: found by any name that is near, and whatever a bundle says of them stays text.
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { hostile, rules } from "../testing/sample-reports.js";
import { findRule } from "./find-rule.js";
import { explainedRules, ruleFormats } from "./rule-formats.js";

const examples = { bad: "spec:\n  privileged: true\n", good: "spec: {}\n" };
const parameters = [{ name: "allowed", description: "What is\nallowed.", value: ["a", 1] }];
const explained = explainedRules([
  ...rules.map((rule) => ({ ...rule, examples, parameters })),
  ...rules.map((rule) => ({ ...rule, subject: "action" })),
]);
const [first] = explained as [(typeof explained)[number]];
const format = (name: string) => ruleFormats.get(name) as NonNullable<ReturnType<typeof ruleFormats.get>>;

it("lists each rule once, with its subjects", () => {
  expect(explained.map(({ rule, subjects }) => [rule, subjects])).toEqual([
    ["K8S-PRIVILEGED", ["configuration", "action"]],
    ["K8S-SECCOMP", ["configuration", "action"]],
  ]);
  expect(format("pretty").writeList(explained)).toBe(
    "K8S-PRIVILEGED  critical  Privileged container\nK8S-SECCOMP     medium    No seccomp profile\n",
  );
});

it("explains for people", () => {
  expect(format("pretty").writeRule(first)).toMatchInlineSnapshot(`
    "K8S-PRIVILEGED: Privileged container (critical; configuration, action; stable)

    A privileged container has every capability of its node.

    bad:
        spec:
          privileged: true

    good:
        spec: {}

    fix: Set securityContext.privileged to false

    controls: PSS baseline

    parameter: allowed = ["a",1]
        What is allowed.
    "
  `);
});

it("says whether a rule counts yet, and of which version it is", () => {
  const preview = { ...first, stability: "preview", version: "0.2.0" } as const;
  expect(format("pretty").writeRule(preview)).toMatch(/^[^\n]+ \(critical; .+; preview, version 0\.2\.0\)\n/);
  expect(format("markdown").writeRule(preview)).toContain("(critical; preview, version `0.2.0`). ");
});

it("says which severity holds, and who set it", () => {
  const withSet = (severity: "low" | "critical" | "off") =>
    explainedRules(rules, new Map([["K8S-PRIVILEGED", { severity, from: "p.yaml" }]]))[0] as typeof first;
  const heads = (["low", "critical", "off"] as const).map((severity) => {
    const [line = ""] = format("pretty").writeRule(withSet(severity)).split("\n");
    return line.slice(line.indexOf("("));
  });
  expect(heads).toEqual([
    "(low (p.yaml; ships as critical); configuration; stable)",
    "(critical (p.yaml); configuration; stable)",
    "(off (p.yaml); configuration; stable)",
  ]);
  expect(JSON.parse(format("json").writeRule(withSet("off")))).toMatchObject({
    severity: "critical",
    effective: { severity: "off", from: "p.yaml" },
  });
  expect(format("markdown").writeRule(withSet("low"))).toContain(
    "(low (`p.yaml`; ships as critical); stable)",
  );
});

it("explains for a page", () => {
  expect(format("markdown").writeRule(first)).toMatchInlineSnapshot(`
    "### \`K8S-PRIVILEGED\`

    **Privileged container** (critical; stable). A privileged container has every capability of its node.

    - Remedy: Set \`securityContext.privileged\` to false.
    - Controls: PSS baseline.
    - Parameter \`allowed\` (\`["a",1]\`): What is allowed.

    Bad:

    \`\`\`yaml
    spec:
      privileged: true
    \`\`\`

    Good:

    \`\`\`yaml
    spec: {}
    \`\`\`
    "
  `);
});

const marked = (style: string, text: string) => `<${style}>${text}</${style}>`;

it("paints names, headings and the way out", () => {
  expect(format("pretty").writeRule(first, marked)).toMatchInlineSnapshot(`
    "<bold>K8S-PRIVILEGED</bold>: Privileged container (critical; configuration, action; stable)

    A privileged container has every capability of its node.

    <red>bad:</red>
        spec:
          privileged: true

    <green>good:</green>
        spec: {}

    <cyan>fix:</cyan> Set securityContext.privileged to false

    <bold>controls:</bold> PSS baseline

    <bold>parameter:</bold> allowed = ["a",1]
        What is allowed.
    "
  `);
  expect(format("pretty").writeList(explained, marked)).toMatchInlineSnapshot(`
    "<bold>K8S-PRIVILEGED</bold>  critical  Privileged container
    <bold>K8S-SECCOMP</bold>     medium    No seccomp profile
    "
  `);
});

it("is short for a rule that has little to say", () => {
  const { examples: _, parameters: __, ...rest } = first;
  const short = { ...rest, subjects: ["action"], description: " One  thing. \n", remedy: "", controls: [] };
  expect(format("pretty").writeRule(short)).toMatchInlineSnapshot(`
    "K8S-PRIVILEGED: Privileged container (critical; action; stable)

    One thing.
    "
  `);
  expect(format("markdown").writeRule(short)).toMatchInlineSnapshot(`
    "### \`K8S-PRIVILEGED\`

    **Privileged container** (critical; stable). One thing.
    "
  `);
  expect(format("markdown").writeRule({ ...short, examples })).toContain("Bad:\n\n```\nspec:\n");
  expect(format("markdown").writeList(explained)).toMatchInlineSnapshot(`
    "| rule | title | severity |
    | --- | --- | --- |
    | \`K8S-PRIVILEGED\` | Privileged container | critical |
    | \`K8S-SECCOMP\` | No seccomp profile | medium |
    "
  `);
});

it("fences an example by more ticks than it has", () => {
  const ticks = { bad: "a: ````\nb: ```\n", good: "c: `\n" };
  const text = format("markdown").writeRule({ ...first, examples: ticks });
  expect(text).toContain("\n`````yaml\na: ````\nb: ```\n`````\n");
  expect(text).toContain("\n```yaml\nc: `\n```\n");
});

it("explains for programs", () => {
  expect(JSON.parse(format("json").writeRule(first))).toEqual(first);
  expect(JSON.parse(format("json").writeList(explained))).toEqual(explained);
});

describe("hostile metadata", () => {
  const rule = {
    ...first,
    rule: hostile,
    title: hostile,
    description: hostile,
    remedy: hostile,
    controls: [{ framework: hostile, id: hostile }],
    examples: { bad: `${hostile}\n\`\`\`\n# x\n`, good: hostile },
    parameters: [{ name: hostile, description: hostile, value: hostile }],
    effective: { severity: "low", from: hostile } as const,
  };

  it.each(["pretty", "json", "markdown"])("steers nothing as %s", (name) => {
    for (const text of [format(name).writeRule(rule), format(name).writeList([rule])]) {
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(text).not.toMatch(/^\s*::|##\[/m);
    }
  });

  it("becomes no markup of a page", () => {
    const page = micromark(format("markdown").writeRule(rule), {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name));
    expect(tags).toEqual(new Set(["h3", "p", "strong", "ul", "li", "code", "pre"]));
    expect(page.match(/<h3>/g)).toHaveLength(1);
    expect(page.replaceAll(/<code[^>]*>[^<]*<\/code>/g, "")).not.toMatch(/[@#]|evil|alert/);
  });
});

describe("a rule is found", () => {
  it.each(["K8S-PRIVILEGED", "k8s-privileged", "K8S_PRIVILEGED", "k8s privileged"])("by %s", (name) => {
    expect(findRule(name, explained)).toEqual({ rule: first });
  });

  it.each([
    ["privileged", ["K8S-PRIVILEGED"]],
    ["privleged", ["K8S-PRIVILEGED"]],
    ["K8S-SECOMP", ["K8S-SECCOMP"]],
    ["no seccomp profil", ["K8S-SECCOMP"]],
    ["K8S", ["K8S-PRIVILEGED", "K8S-SECCOMP"]],
    ["K8", []],
    ["image", []],
    ["", []],
    ["x".repeat(100_000), []],
  ])("%s is near %j", (name, nearest) => {
    expect(findRule(name, explained)).toEqual({ nearest });
  });

  it("by what stands behind its pack, if two in five letters are wrong, not more", () => {
    const short = ["K8S-CPUS", "OTHER-A"].map((id) => ({ ...first, rule: id, title: "none of it" }));
    expect(findRule("cqqs", short)).toEqual({ nearest: [] });
    expect(findRule("cpqs", short)).toEqual({ nearest: ["K8S-CPUS"] });
    const five = [{ ...first, rule: "K8S-LIMIT", title: "none of it" }];
    expect(findRule("liqqt", five)).toEqual({ nearest: ["K8S-LIMIT"] });
    expect(findRule("lqqqt", five)).toEqual({ nearest: [] });
  });

  it("by eighty letters, and by none that are more", () => {
    const long = [{ ...first, title: "x".repeat(90) }];
    expect(findRule("x".repeat(80), long)).toEqual({ nearest: ["K8S-PRIVILEGED"] });
    expect(findRule("x".repeat(81), long)).toEqual({ nearest: [] });
  });
});

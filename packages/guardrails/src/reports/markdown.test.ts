// The comment on a pull request, rendered as GitHub renders it.
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import {
  decisionOf,
  findingOf,
  fullReport,
  hostile,
  hostileReport,
  sampleReport,
  textOf,
} from "../testing/sample-reports.js";
import { markdown } from "./markdown.js";
import { markdownText } from "./markdown-text.js";

/** What an author writes as HTML would come through, so that a test sees it. */
const rendered = (text: string): string =>
  micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

it("is a table, worst first, with what to do below", () => {
  expect(textOf(markdown.write(sampleReport()))).toMatchInlineSnapshot(`
    "## Palisade: 3 findings (1 critical, 1 medium, 1 low)

    **Failed**: there are findings that are medium or worse.

    | severity | rule | where | what |
    | --- | --- | --- | --- |
    | critical | \`K8S-PRIVILEGED\` | \`deploy/web.yaml:11\` \`shop/Deployment/web\` | container \`app\` runs privileged |
    | medium | \`K8S-IMAGE-TAG\` | \`deploy/web.yaml:12\` \`shop/Deployment/web\` | container \`side car\` runs image \`nginx:latest\`, whose tag moves |
    | low | \`K8S-IMAGE-TAG\` | \`deploy/web.yaml:9\` \`shop/Deployment/web\` | container \`app\` runs image \`nginx\` without a digest |

    ### What to do

    | rule | findings | what to do | controls |
    | --- | --- | --- | --- |
    | \`K8S-PRIVILEGED\` | 1 | Set \`securityContext.privileged\` to false | \`CIS-Kubernetes-1.12 5.2.2\`; PSS baseline |
    | \`K8S-IMAGE-TAG\` | 2 | Name the image by its digest |  |

    2 resources in 2 files; 1 judged, 0 partly, 1 not looked at.

    - not looked at: no rule looks at \`ConfigMap\` (1)
    "
  `);
});

it("is short where nothing was found, and says that policies do not tell what they looked at", () => {
  expect(textOf(markdown.write(sampleReport({ decision: decisionOf() })))).toMatchInlineSnapshot(`
    "## Palisade: 0 findings

    **Passed**: nothing is medium or worse.

    2 resources in 2 files; the policies do not tell what they looked at.
    "
  `);
});

it("tells what was not judged", () => {
  const problems = [{ message: "unknown kind `Pd`", place: { file: "a.yaml", line: 2, column: 1 } }];
  const text = textOf(markdown.write(sampleReport({ problems })));
  expect(text).toContain("**No answer**: 1 error kept something from being judged.\n");
  expect(text).toContain("### Not judged\n\n- `a.yaml:2`: unknown kind `Pd`\n");
});

const findingsOf = (given: readonly Parameters<typeof findingOf>[0][]) =>
  sampleReport({ decision: decisionOf({ findings: given.map(findingOf) }) });

it.each([
  {
    of: "findings",
    room: 32_000,
    reportOf: (texts: string[]) => findingsOf(texts.map((message) => ({ message }))),
  },
  {
    of: "rules",
    room: 16_000,
    reportOf: (texts: string[]) =>
      findingsOf(texts.map((remedy, index) => ({ rule: `R${index + 10}`, remedy }))),
  },
  {
    of: "problems",
    room: 8_000,
    reportOf: (texts: string[]) => sampleReport({ problems: texts.map((message) => ({ message })) }),
  },
])("has $room characters of $of, not one more", ({ room, reportOf }) => {
  const written = (texts: string[]): string => textOf(markdown.write(reportOf(texts)));
  const [row = ""] = /^.*xxx.*\n/m.exec(written(["xxx"])) ?? [];
  const text = "x".repeat(800 - row.length + 3);
  const texts = Array.from({ length: room / 800 }, () => text);
  expect(written(texts)).not.toContain("\nand ");
  expect(written([...texts.slice(1), `${text}x`])).toContain("\n\nand 1 more\n");
  expect(written([...texts, text, text])).toContain("\n\nand 2 more\n");
});

it("cuts what is longer than a thousand characters", () => {
  const text = textOf(
    markdown.write(findingsOf([{ message: "x".repeat(1_000) }, { message: "y".repeat(1_001) }])),
  );
  expect(text).toContain(`| ${"x".repeat(1_000)} |`);
  expect(text).toContain(`| ${"y".repeat(1_000)} \`…\` |`);
});

it("fits into a comment, and says how much does not", () => {
  const findings = Array.from({ length: 10_000 }, () => findingOf({ message: hostile.repeat(9) }));
  const text = textOf(markdown.write(sampleReport({ decision: decisionOf({ findings }) })));
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/^and 99\d\d more$/m);
});

it("shows hostile names as code: no tag, link, image, mention or row is theirs", () => {
  const page = rendered(textOf(markdown.write(hostileReport())));
  const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name));
  expect(tags).toEqual(
    new Set(["h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "code"]),
  );
  const outsideCode = page.replaceAll(/<code>[^<]*<\/code>/g, "");
  expect(outsideCode).not.toMatch(/[@#]|evil|alert/);
  expect([...page.matchAll(/<tr>/g)]).toHaveLength(12);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

it.each([
  ["container `app` runs privileged", "container `app` runs privileged"],
  ["a `b` c@d e", "a `b` `c@d` e"],
  ["see www.evil.example and #12 or @me", "see `www.evil.example` and `#12` or `@me`"],
  ["<b> *x* _y_ [a](b)", "`<b> *x* _y_ [a](b)`"],
  ["a | b", "a `\\|` b"],
  ["an odd ` tick", "an odd `` ` `` tick"],
  ["set `a` to b.c, or to `d`, then e.", "set `a` to `b.c`, or to `d`, then e."],
  ["so it is (as far as known), or not", "so it is (as far as known), or not"],
  ["a[b] (c)", "`a[b]` (c)"],
  ["", ""],
])("%j is written %j", (text, written) => {
  expect(markdownText(text)).toBe(written);
});

it("has what counts, what it comes to, and ten reasons at most", () => {
  expect(textOf(markdown.write(fullReport()))).toMatchInlineSnapshot(`
    "## Palisade: 7 findings (1 critical, 2 high, 2 medium, 1 low, 1 info)

    **No answer**: 2 errors kept something from being judged.

    ### Not judged

    - \`a.yaml:2\`: unknown kind \`Pd\`
    - \`nothing_judged\`: nothing was judged

    | severity | rule | where | what |
    | --- | --- | --- | --- |
    | critical | \`K8S-PRIVILEGED\` | \`deploy/web.yaml:11\` \`shop/Deployment/web\` | container \`app\` runs privileged |
    | high | \`K8S-HOST-PATH\` | \`/elsewhere/pods.yaml:4\` \`shop/List\` | volume \`data\` is a path of the node |
    | medium | \`K8S-IMAGE-TAG\` | \`deploy/web.yaml:9\` \`shop/Deployment/web\` | image \`nginx\` moves |
    | low | \`K8S-IMAGE-TAG\` | \`Cluster/main\` | no image is signed |
    | medium | \`K8S-HOST-PATH\` | \`deploy/settings.yaml:1\` | volume \`logs\` is a path of the node |
    | high | \`K8S-HOST-PATH\` | \`deploy/web.yaml:11\` \`shop/Deployment/web\` | volume \`new\` is a path of the node |

    ### What to do

    | rule | findings | what to do | controls |
    | --- | --- | --- | --- |
    | \`K8S-PRIVILEGED\` | 1 | Set \`securityContext.privileged\` to false | \`CIS-Kubernetes-1.12 5.2.2\`; PSS baseline |
    | \`K8S-HOST-PATH\` | 3 | Use a volume claim; Log to standard output | PSS restricted, baseline |
    | \`K8S-IMAGE-TAG\` | 2 | Name the image by its digest |  |

    4 resources in 3 files; 2 excepted; 1 in the baseline; 1 other document skipped; 2 judged, 1 partly, 14 not looked at.

    - not looked at: no rule looks at \`Kind4\` (2)
    - not looked at: no rule looks at \`Kind0\` (1)
    - not looked at: no rule looks at \`Kind1\` (1)
    - not looked at: no rule looks at \`Kind2\` (1)
    - not looked at: no rule looks at \`Kind3\` (1)
    - not looked at: no rule looks at \`Kind5\` (1)
    - not looked at: no rule looks at \`Kind6\` (1)
    - not looked at: no rule looks at \`Kind7\` (1)
    - not looked at: no rule looks at \`Kind8\` (1)
    - not looked at: no rule looks at \`Kind9\` (1)
    "
  `);
});

// Laws of fixes over generated workloads, in every layout: what has a patch is fixed, and nothing else is lost.
import { createGuard } from "@palisade/guardrails/node";
import fc from "fast-check";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Pod } from "kubernetes-models/v1/Pod";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { fixDocuments } from "./fix-documents.js";
import { FixableFile } from "./fixable-file.js";

const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const flag = some(fc.boolean());
const capabilities = some(
  fc.record({
    add: some(fc.subarray(["NET_ADMIN", "SYS_ADMIN", "NET_BIND_SERVICE", "CHOWN"])),
    drop: some(fc.subarray(["ALL", "NET_RAW"])),
  }),
);
const seccompProfile = some(fc.record({ type: fc.constantFrom("Unconfined", "RuntimeDefault") }));
const containerContext = some(
  fc.record({
    privileged: flag,
    allowPrivilegeEscalation: flag,
    readOnlyRootFilesystem: flag,
    runAsNonRoot: flag,
    runAsUser: some(fc.constantFrom(0, 1000)),
    capabilities,
    seccompProfile,
  }),
);
const container = fc.record({
  image: fc.constant("registry.example.org/app:1.2.3"),
  securityContext: containerContext,
});
const podSpec = fc
  .record({
    hostPID: flag,
    automountServiceAccountToken: flag,
    securityContext: some(fc.record({ runAsNonRoot: flag, seccompProfile })),
    containers: fc.array(container, { minLength: 1, maxLength: 3 }),
  })
  .map((spec) => ({
    ...spec,
    containers: spec.containers.map((each, index) => ({ name: `c${index}`, ...each })),
  }));
const manifest = fc.oneof(
  podSpec.map((spec) => ({ apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec })),
  podSpec.map((spec) => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    spec: {
      selector: { matchLabels: { a: "b" } },
      template: { metadata: { labels: { a: "b" } }, spec },
    },
  })),
);

/** Comments within a list of capabilities go with the list. */
const capability = /^\s*- [A-Z_]+$/;

/** Each of its texts says the same; a comment stands above every line of the ones that can have comments. */
const layouts: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 4),
  (value) => commented(stringify(value)),
  (value) => commented(stringify(value, { indent: 4, indentSeq: false })),
  (value) => stringify(value).replaceAll("\n", "\r\n"),
  (value) => stringify(value, { collectionStyle: "flow" }),
];

function commented(text: string): string {
  return text
    .split("\n")
    .map((line, index) =>
      line === "" || capability.test(line)
        ? line
        : `${/^ */.exec(line)?.[0] ?? ""}# ${index}\n${line} # at ${index}`,
    )
    .join("\n");
}

const schemas = { Pod, Deployment };

describe("fixes", () => {
  let guard: Awaited<ReturnType<typeof createGuard>>;
  beforeAll(async () => {
    guard = await createGuard({ parameters: { configuration: { packs: ["all"] } } });
  });

  it("leave no finding that has a patch, no document that Kubernetes' schemas refuse, and lose no comment", async () => {
    await fc.assert(
      fc.asyncProperty(manifest, fc.constantFrom(...layouts), async (given, layout) => {
        const value = JSON.parse(JSON.stringify(given)) as { kind: "Pod" | "Deployment" };
        const text = `# first\n---\n${layout(value)}\n---\n# last\nkind: Nothing\n`;
        const file = new FixableFile("app.yaml", text);
        const judge = async () => {
          const document = file.documentAt(0)?.value;
          return guard.validateConfiguration({ resources: [document] } as never);
        };
        const before = (await judge()).findings;
        const { fixed, unfixed } = await fixDocuments(
          {
            documentAt: (number) => file.documentAt(number),
            change: (number, to) => file.change(number, to),
          },
          { judge, isWanted: () => true },
        );
        expect(unfixed.filter(({ finding }) => finding.patch !== undefined)).toEqual([]);
        expect(fixed.length).toBeGreaterThanOrEqual(before.filter(({ patch }) => patch).length > 0 ? 1 : 0);
        const { after } = file;
        expect([
          after.startsWith("# first\n---\n"),
          after.endsWith("\n---\n# last\nkind: Nothing\n"),
        ]).toEqual([true, true]);
        // Comments above a line that is removed stay; those behind it go with it.
        const above = (of: string): readonly string[] =>
          of.match(/^ *# \d+$/gm)?.map((each) => each.trim()) ?? [];
        expect(above(after)).toEqual(above(text));
        const fixedValue = file.documentAt(0)?.value as never;
        expect(() => new schemas[value.kind](fixedValue).validate()).not.toThrow();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

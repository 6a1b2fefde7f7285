// The checker as others ask an agent: a cluster by its id, one framework or all of them, and a report in short.
import type { Guard } from "@palisade/guardrails";
import type { Framework } from "@palisade/guardrails/reports";
import type { PaletteClient } from "@palisade/palette";
import { checkCompliance } from "./check-compliance.js";
import { gatherClusterTarget } from "./gather/gather-targets.js";
import { summariseReport } from "./report/summarise-report.js";

export type ComplianceAgentOptions = {
  /** By their names: `cis`. Scans are by the one that is called so. */
  readonly frameworks: ReadonlyMap<string, Framework>;
  /** A guard that judges by the rules of the framework of this name. */
  readonly guardFor: (framework: string) => Promise<Guard>;
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: () => number;
};

export type ComplianceQuestion = { readonly cluster: string; readonly framework?: string };

/**
 * @throws {PaletteError} if the cluster cannot be read; {RangeError} without the benchmark `cis`
 * @example
 * const checkCompliance = complianceAgent({ frameworks, guardFor });
 * const { reports } = await checkCompliance({ cluster: uid, framework: "cis" }, { palette, signal });
 */
export function complianceAgent({ frameworks, guardFor, now = Date.now }: ComplianceAgentOptions) {
  const benchmark = frameworks.get("cis");
  if (benchmark === undefined) throw new RangeError("there is no framework `cis`");
  return async (
    { cluster, framework }: ComplianceQuestion,
    { palette, signal }: { readonly palette: PaletteClient; readonly signal: AbortSignal },
  ) => {
    const names = framework === undefined ? [...frameworks.keys()] : [framework];
    const unknown = names.find((name) => !frameworks.has(name));
    if (unknown !== undefined)
      return {
        problem: "there is no framework of this name",
        frameworks: [...frameworks.keys()],
        reports: [],
      };
    const target = await gatherClusterTarget({ palette: palette.with({ signal }), uid: cluster });
    const reports = [];
    for (const name of names) {
      signal.throwIfAborted();
      const guard = await guardFor(name);
      const report = await checkCompliance({
        scope: "cluster",
        targets: [target],
        framework: frameworks.get(name) ?? benchmark,
        benchmark,
        judge: async (documents) =>
          guard.validateConfiguration({ resources: documents.map(({ manifest }) => manifest.value) }),
        rules: guard.listRules().filter(({ subject }) => subject === "configuration"),
        now: now(),
      });
      reports.push(summariseReport(report));
    }
    return { reports };
  };
}

// The tool that reads what scans of a cluster found.
import type { ComplianceLogs, KubeBenchLog, SyftLog } from "@palisade/palette";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";
import { present } from "../present.js";
import { defineRead } from "../read/define-read.js";
import { clusterField } from "./clusters.js";

const scanRowSchema = z.strictObject({
  scan: z.enum(["kube-bench", "kube-hunter", "sonobuoy", "syft"]).exactOptional(),
  log: z
    .string()
    .exactOptional()
    .describe("Ask again with it for what was found, if it is of kube-bench or syft"),
  state: z.string().exactOptional(),
  finished: z.string().exactOptional(),
  report: z.string().exactOptional().describe("The benchmark, or the image"),
  counts: z.string().exactOptional(),
  id: z.string().exactOptional().describe("Of the check, or of the vulnerability"),
  result: z.string().exactOptional().describe("FAIL, WARN, …, or how severe it is"),
  message: z.string().exactOptional(),
  remedy: z.string().exactOptional(),
});
type ScanRow = z.infer<typeof scanRowSchema>;

export const getComplianceScans = defineRead({
  name: "get_compliance_scans",
  title: "Read compliance scans",
  description:
    "The last scans of a cluster with their counts; with `log`, what one of kube-bench (CIS benchmark) or syft (images) found: checks that did not pass, vulnerabilities.",
  scope: "project",
  isUntrusted: true,
  input: {
    cluster: clusterField,
    log: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[\w-]+$/, "is no uid")
      .exactOptional()
      .describe("The `log` of a scan whose findings are wanted"),
  },
  rows: { name: "scans", schema: scanRowSchema },
  fetch: async ({ cluster, log }, { palette }) => {
    const logs = await palette.compliance.logs(cluster);
    if (log === undefined) return { rows: summaryRows(logs) };
    if (logs.kubeBenchLogs.some(({ metadata }) => metadata?.uid === log))
      return { rows: checkRows(await palette.compliance.kubeBench(cluster, log)) };
    if (logs.syftLogs.some(({ metadata }) => metadata?.uid === log))
      return { rows: vulnerabilityRows(await palette.compliance.syft(cluster, log)) };
    throw new ToolError("not_found", "the cluster has no log of kube-bench or syft with this uid", {
      hint: "ask without `log` first",
    });
  },
});

type Counted = readonly (readonly [string, number | undefined])[];

function countText(counts: Counted): string {
  return counts.flatMap(([name, count]) => (count === undefined ? [] : [`${count} ${name}`])).join(", ");
}

function summaryRows(logs: ComplianceLogs): readonly ScanRow[] {
  const { kubeBenchLogs, kubeHunterLogs, sonobuoyLogs, syftLogs } = logs;
  return [
    ...kubeBenchLogs.flatMap((log) =>
      reportsOf(log).map(([report, { pass, fail, warn }]) =>
        row("kube-bench", log, report, [
          ["passed", pass],
          ["failed", fail],
          ["warnings", warn],
        ]),
      ),
    ),
    ...kubeHunterLogs.flatMap((log) =>
      reportsOf(log).map(([report, { vulnerabilites: { high, medium, low } = {} }]) =>
        row("kube-hunter", log, report, [
          ["high", high],
          ["medium", medium],
          ["low", low],
        ]),
      ),
    ),
    ...sonobuoyLogs.flatMap((log) =>
      reportsOf(log).map(([report, { pass, fail, total }]) =>
        row("sonobuoy", log, report, [
          ["passed", pass],
          ["failed", fail],
          ["in all", total],
        ]),
      ),
    ),
    ...syftLogs.flatMap((log) =>
      (log.status?.reports ?? []).map(
        ({ image, vulnerabilitySummary: { critical, high, medium, low } = {} }) =>
          row("syft", log, image, [
            ["critical", critical],
            ["high", high],
            ["medium", medium],
            ["low", low],
          ]),
      ),
    ),
  ];
}

type Log = {
  readonly metadata?: { readonly uid?: string | undefined } | undefined;
  readonly status?:
    | {
        readonly state?: string | undefined;
        readonly scanTime?: { readonly endTime?: string | undefined } | undefined;
      }
    | undefined;
};

function row(
  scan: NonNullable<ScanRow["scan"]>,
  { metadata, status }: Log,
  report: string | undefined,
  counts: Counted,
): ScanRow {
  return present({
    scan,
    log: metadata?.uid,
    state: status?.state,
    finished: status?.scanTime?.endTime,
    report,
    counts: countText(counts),
  });
}

function reportsOf<Report>(log: {
  readonly status?: { readonly reports: Readonly<Record<string, Report>> } | undefined;
}): readonly (readonly [string, Report])[] {
  return Object.entries(log.status?.reports ?? {});
}

/** Those that did not pass. */
function checkRows(log: KubeBenchLog): readonly ScanRow[] {
  return reportsOf(log).flatMap(([report, { logs }]) =>
    logs
      .filter(({ state }) => state !== "PASS" && state !== "INFO")
      .map(({ testId, state, description, remediation }) =>
        present({ report, id: testId, result: state, message: description, remedy: remediation }),
      ),
  );
}

function vulnerabilityRows({ status }: SyftLog): readonly ScanRow[] {
  return (status?.reports ?? []).flatMap(({ image, vulnerabilities }) =>
    vulnerabilities.map(({ name, installed, fixedIn, severity, vulnerability }) =>
      present({
        report: image,
        id: vulnerability,
        result: severity,
        message: [name, installed].filter((each) => each !== undefined).join(" "),
        remedy: fixedIn === undefined || fixedIn === "" ? undefined : `update to ${fixedIn}`,
      }),
    ),
  );
}

// A scan by kube-bench that Palette ran, as far as compliance goes by it.

export const scanStates = ["PASS", "FAIL", "WARN"] as const;

export type ScanState = (typeof scanStates)[number];

/** A check that the scan made. */
export type ScanRow = {
  /** The report of the scan that it stands in, and what that is about: `master`, `node`. */
  readonly report: string;
  readonly type: string;
  readonly testId: string;
  readonly state: ScanState;
  readonly description: string;
  readonly expected: string;
  readonly remediation: string;
  readonly value: string;
};

export type BenchmarkScan = {
  readonly id: string;
  /** When it ended, milliseconds since 1970. */
  readonly at?: number;
  readonly schedule?: string;
  readonly rows: readonly ScanRow[];
};

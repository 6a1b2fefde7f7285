/** From the worst to what only informs. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;

export type Severity = (typeof severities)[number];

/** @example severityRank("critical") // 0 */
export const severityRank = (severity: Severity): number => severities.indexOf(severity);

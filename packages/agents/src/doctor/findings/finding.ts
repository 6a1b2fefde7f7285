// What an analyser found: a statement, how bad it is, what it rests on, and which root causes it speaks for.
import type { Suggestion } from "../causes/read-message.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import type { Evidence } from "./evidence.js";
import type { Severity } from "./severity.js";

export const analyserNames = [
  "nodes",
  "resources",
  "events",
  "conditions",
  "packs",
  "lifecycle",
  "capacity",
  "control-plane",
  "scans",
] as const;

export type AnalyserName = (typeof analyserNames)[number];

export type Finding = {
  readonly analyser: AnalyserName;
  /** What sort of thing it is: `node-not-ready`. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  /** At least one. */
  readonly evidence: readonly Evidence[];
  readonly suggests: readonly Suggestion[];
};

/** Independent of every other, and a function of the snapshot alone. */
export type Analyser = {
  readonly name: AnalyserName;
  readonly analyse: (snapshot: ClusterSnapshot) => readonly Finding[];
};

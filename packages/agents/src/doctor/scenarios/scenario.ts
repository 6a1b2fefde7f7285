import type { ClusterDescription, Fault, RecordedAnswer } from "@palisade/palette/demo";
import type { RootCause } from "../root-causes.js";
import type { IncidentSeverity } from "./scenario-schema.js";

/** An incident with its label, ready to be served. */
export type Scenario = {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly note?: string;
  /** Id of the scenario whose cluster it is, with something changed. */
  readonly like?: string;
  /** ISO 8601. */
  readonly now: string;
  readonly subject: ScenarioSubject;
  readonly faults: readonly Fault[];
  readonly expect: Expectation;
  /** Ids of scenarios that must not score higher. */
  readonly worse: readonly string[];
};

/** A cluster that is described, or what a tenant answered about one. */
export type ScenarioSubject =
  | { readonly kind: "described"; readonly cluster: ClusterDescription }
  | {
      readonly kind: "recorded";
      readonly cluster: string;
      readonly project: string;
      readonly answers: readonly RecordedAnswer[];
    };

export type Expectation = {
  readonly healthy: boolean;
  readonly severity: IncidentSeverity;
  /** What is wrong, the gravest first; for each the ids of which any is right. */
  readonly rootCauses: readonly (readonly RootCause[])[];
};

// One Rego test, and how it went.
import type { Location } from "@palisade/compiler";

export type TestCase = {
  /** `data.configuration.rules.privileged_test` */
  readonly package: string;
  /** `test_denies_privileged` */
  readonly name: string;
  /** The module's entrypoint that runs it. */
  readonly entrypoint: string;
  readonly location: Location;
  /** Named `todo_test_…`: listed, never run. */
  readonly skipped: boolean;
};

export type Outcome = "pass" | "fail" | "error" | "skipped";

export type TestResult = TestCase & {
  readonly outcome: Outcome;
  /** Why, for an error. */
  readonly message?: string;
  /** What it printed. */
  readonly output: readonly string[];
  readonly durationMicros: number;
};

// A scenario behind a port of this machine, as Palette would answer at its moment.
import { type DemoTenant, demoTenant, startDemoTenant } from "@palisade/palette/demo";
import type { Scenario } from "./scenario.js";

export type RunningScenario = {
  /** `http://127.0.0.1:…` */
  readonly url: string;
  readonly apiKey: string;
  /** Uids, as the API wants them. */
  readonly cluster: string;
  readonly project: string;
  /** Milliseconds since 1970: the moment, which does not pass. */
  readonly now: number;
  readonly close: () => Promise<void>;
};

/**
 * Serves a scenario. The clock stands still; the same scenario gives the same answers, byte for byte.
 * @example
 * const running = await startScenario(scenario);
 * const response = await fetch(`${running.url}/v1/spectroclusters/${running.cluster}`, {
 *   headers: { ApiKey: running.apiKey, ProjectUid: running.project },
 * });
 * await running.close();
 */
export async function startScenario(scenario: Scenario): Promise<RunningScenario> {
  const { subject, faults, id, like } = scenario;
  const now = Date.parse(scenario.now);
  const demo = await startDemoTenant({
    clock: () => now,
    // A variant differs from its original in what it says, and in nothing else.
    seed: like ?? id,
    faults,
    tenant: { ...demoTenant, clusters: subject.kind === "described" ? [subject.cluster] : [] },
    ...(subject.kind === "recorded" && { recorded: subject.answers }),
  });
  return { url: demo.url, apiKey: demo.apiKey, ...uidsOf(scenario, demo), now, close: demo.close };
}

function uidsOf(
  { subject, id }: Scenario,
  { state }: DemoTenant,
): Pick<RunningScenario, "cluster" | "project"> {
  if (subject.kind === "recorded") return { cluster: subject.cluster, project: subject.project };
  const [cluster] = state.clusters.values();
  if (cluster === undefined) throw new RangeError(`the scenario \`${id}\` has no cluster`);
  return { cluster: cluster.uid, project: cluster.projectUid };
}

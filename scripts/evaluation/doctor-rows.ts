// Labelled incidents, diagnosed: what is right, what is a false alarm, and whether worse clusters score no better.
import { diagnoseSnapshot, gatherCluster, isRoot, scoreOf } from "@palisade/agents";
import {
  type DiagnosisResult,
  judgeDiagnosis,
  type Scenario,
  startScenario,
} from "@palisade/agents/scenarios";
import { connectPalette, createPaletteClient } from "@palisade/palette";

export type DiagnosedScenario = {
  readonly scenario: Scenario;
  /** The likeliest first. */
  readonly said: readonly string[];
  readonly healthy: boolean;
  readonly score: number;
  readonly notes: number;
  readonly result: DiagnosisResult;
};

export async function diagnoseScenario(scenario: Scenario): Promise<DiagnosedScenario> {
  const running = await startScenario(scenario);
  const connection = connectPalette({
    baseUrl: running.url,
    apiKey: running.apiKey,
    retries: { most: 2, firstDelayMs: 1, mostDelayMs: 5 },
    timeouts: { attemptMs: 5000, totalMs: 10_000 },
  });
  try {
    const palette = createPaletteClient(connection).inProject(running.project);
    const snapshot = await gatherCluster(palette, running.cluster, { now: () => running.now });
    const { findings, hypotheses } = diagnoseSnapshot(snapshot);
    const healthy = !hypotheses.some(isRoot);
    const said = hypotheses.map(({ cause }) => cause);
    return {
      scenario,
      said,
      healthy,
      score: scoreOf(findings).value,
      notes: snapshot.notes.length,
      result: judgeDiagnosis(scenario.expect, { healthy, rootCauses: said }),
    };
  } finally {
    await connection.close();
    await running.close();
  }
}

export type DoctorFigures = {
  readonly scenarios: number;
  readonly first: number;
  readonly amongThree: number;
  readonly missed: number;
  readonly well: number;
  readonly falseAlarms: number;
};

/** Figures of the ones with something wrong, and false alarms of those without. */
export function doctorFigures(rows: readonly DiagnosedScenario[]): DoctorFigures {
  const wrong = rows.filter(({ scenario }) => !scenario.expect.healthy);
  const well = rows.filter(({ scenario }) => scenario.expect.healthy);
  const count = (of: readonly DiagnosedScenario[], what: keyof DiagnosisResult) =>
    of.filter(({ result }) => result[what]).length;
  return {
    scenarios: wrong.length,
    first: count(wrong, "first"),
    amongThree: count(wrong, "amongThree"),
    missed: count(wrong, "missed"),
    well: well.length,
    falseAlarms: count(well, "falseAlarm"),
  };
}

export type Reversal = {
  readonly better: string;
  readonly worse: string;
  readonly scores: readonly [number, number];
};

/** Pairs of which the worse one scores higher, and how many pairs there are. */
export function reversalsAmong(rows: readonly DiagnosedScenario[]): {
  readonly pairs: number;
  readonly reversals: readonly Reversal[];
} {
  const byId = new Map(rows.map((row) => [row.scenario.id, row.score]));
  const pairs = rows.flatMap(({ scenario, score }) =>
    scenario.worse.flatMap((worse) => {
      const other = byId.get(worse);
      return other === undefined ? [] : [{ better: scenario.id, worse, scores: [score, other] as const }];
    }),
  );
  return { pairs: pairs.length, reversals: pairs.filter(({ scores: [better, worse] }) => worse > better) };
}

// Judges labelled rows with the guard that ships, or with models that have seen nothing of what they are asked about.
import { type Decision, type Guard, systemHost } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";
import type { LabelledRow } from "./labelled-rows.js";
import { prepareAll } from "./prepare-all.js";
import { trainModel } from "./train-model.js";

export type Judged = {
  readonly row: LabelledRow;
  /** Denied, or left to somebody to approve. */
  readonly stopped: boolean;
  readonly denied: boolean;
  readonly decision: Decision;
  readonly micros: number;
};

export async function judgeAsShipped(rows: readonly LabelledRow[]): Promise<readonly Judged[]> {
  const guard = await createGuard();
  return rows.map((row) => judge(guard, row));
}

/** A row of a part is judged by a model that was trained without that part. Our own rows are in every training. */
export async function judgeApart(
  rows: readonly LabelledRow[],
  partOf: (row: LabelledRow) => string,
): Promise<readonly Judged[]> {
  const prepared = prepareAll();
  const judged = new Map<string, Judged>();
  for (const part of [...new Set(rows.map(partOf))].sort()) {
    const tested = rows.filter((row) => partOf(row) === part);
    const clusters = new Set(tested.map(({ cluster, id }) => cluster ?? id));
    const training = prepared.rows.filter(
      ({ row, isOwn }) => isOwn || !(partOf(row) === part || clusters.has(row.cluster ?? row.id)),
    );
    const textModel = trainModel(training, prepared.numbers);
    const guard = await createGuard({ textModel });
    for (const row of tested) judged.set(row.id, judge(guard, row));
  }
  return rows.map(({ id }) => judged.get(id) as Judged);
}

function judge(guard: Guard, row: LabelledRow): Judged {
  const began = systemHost.monotonicMicros();
  const decision = guard.validatePrompt({ text: row.text, channel: row.channel ?? "prompt" });
  const micros = systemHost.monotonicMicros() - began;
  return { row, stopped: decision.effect !== "allow", denied: decision.effect === "deny", decision, micros };
}

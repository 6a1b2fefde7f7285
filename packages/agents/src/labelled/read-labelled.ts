import { readSettings } from "@palisade/guardrails";
import type { z } from "zod";
import type { ScenarioProblem } from "../doctor/scenarios/scenario-problem.js";
import type { LabelledFile } from "./read-folder.js";

export type LabelledReading<Labelled> = {
  readonly labelled: readonly Labelled[];
  readonly problems: readonly ScenarioProblem[];
};

/** Reads one thing of each file by its schema. A file that is wrong, or has an id that is taken, is left out and said. */
export function readLabelled<Schema extends z.ZodObject<{ readonly id: z.ZodString }>>(
  files: readonly LabelledFile[],
  schema: Schema,
): LabelledReading<z.infer<Schema>> {
  const problems: ScenarioProblem[] = [];
  const byId = new Map<string, z.infer<Schema>>();
  for (const { file, text } of files) {
    const reading = readSettings(text, schema);
    if (reading.problems !== undefined) {
      problems.push(...reading.problems.map(({ message, place }) => ({ file, ...place, message })));
      continue;
    }
    const { id } = reading.settings as { readonly id: string };
    if (byId.has(id))
      problems.push({ file, ...reading.locate("/id"), message: `\`${id}\` is the id of another file` });
    else byId.set(id, reading.settings);
  }
  return { labelled: [...byId.values()], problems };
}

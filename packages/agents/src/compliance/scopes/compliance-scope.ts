import type { z } from "zod";
import type { ScenarioProblem } from "../../doctor/scenarios/index.js";
import { type LabelledFile, readFolder } from "../../labelled/read-folder.js";
import { readLabelled } from "../../labelled/read-labelled.js";
import { complianceScopeSchema, type controlStatuses } from "./compliance-scope-schema.js";

export type ComplianceScope = Readonly<z.infer<typeof complianceScopeSchema>>;
export type LabelledStatus = (typeof controlStatuses)[number];

export type ComplianceScopeReading = {
  readonly scopes: readonly ComplianceScope[];
  readonly problems: readonly ScenarioProblem[];
};

/**
 * Reads labelled scopes, one of each file. A file that is wrong is left out, and said.
 * @example readComplianceScopes([{ file: "a.yaml", text }]).problems.map(showProblem)
 */
export function readComplianceScopes(files: readonly LabelledFile[]): ComplianceScopeReading {
  const { labelled, problems } = readLabelled(files, complianceScopeSchema);
  return { scopes: labelled, problems };
}

/**
 * The scopes of a folder: every file that ends in `.yaml`, `.yml` or `.json`.
 * @throws if the folder cannot be read
 * @example const { scopes, problems } = await loadComplianceScopes("test/evaluation/compliance");
 */
export async function loadComplianceScopes(folder: string): Promise<ComplianceScopeReading> {
  return readComplianceScopes(await readFolder(folder));
}

/** The controls that stand otherwise than they should: by id, with what was said. */
export function wrongControls(
  { controls }: Pick<ComplianceScope, "controls">,
  said: ReadonlyMap<string, LabelledStatus>,
): ReadonlyMap<string, LabelledStatus | undefined> {
  const wrong = Object.entries(controls).flatMap(([id, expected]) => {
    const status = said.get(id);
    const right = typeof expected === "string" ? [expected] : expected;
    return status !== undefined && right.includes(status) ? [] : [[id, status] as const];
  });
  return new Map(wrong);
}

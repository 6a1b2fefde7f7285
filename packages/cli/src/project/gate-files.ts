// Where the gate of a project keeps its approvals and its log, by the settings: for commands that are told nothing else.
import { isPostgresAddress } from "@palisade/guardrails";
import type { Host } from "../host.js";
import { loadProject } from "./load-project.js";
import type { ProjectValues } from "./project-options.js";

/** From the working directory. */
export type GateFiles = {
  readonly database?: string;
  readonly log?: string;
  readonly signer?: string;
  readonly head?: string;
};

/** Nothing for a project without a gate. @throws {UsageError} for settings that cannot be read */
export async function gateFiles(values: ProjectValues, host: Host): Promise<GateFiles> {
  const { settings, pathOf } = await loadProject(values, host);
  if (settings.gate === undefined) return {};
  const { database: named, audit, signer, head } = settings.gate;
  const database = isPostgresAddress(named) ? named : pathOf(named);
  return {
    database,
    log: audit === undefined ? database : pathOf(audit),
    ...(signer === undefined ? {} : { signer: pathOf(signer) }),
    ...(head === undefined ? {} : { head: pathOf(head) }),
  };
}

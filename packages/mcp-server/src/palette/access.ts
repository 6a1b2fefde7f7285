// What the caller of a tool may use, and which project a call is about.
import type { Requester } from "@palisade/guardrails/gate";
import { ToolError } from "./palette-failure.js";
import type { Caller, PaletteService } from "./palette-service.js";
import type { Access } from "./principals.js";

/** The project of records that are of no one project. */
export const noProject = "*";

/** @throws {ToolError} `no_access` for somebody who is mapped to nothing */
export function accessOf({ principals }: PaletteService, { principal }: Caller): Access {
  const access = principals.get(principal);
  if (access !== undefined && access.projects.length > 0) return access;
  throw new ToolError("no_access", `the principal \`${principal}\` is mapped to no key and projects`, {
    hint: "whoever runs this server maps principals under `palette.principals` of palisade.yaml",
  });
}

/**
 * The project that is asked about: the one that is named, or the only one.
 * @throws {ToolError} `forbidden` for one that is not the caller's, `project_required` if none is named and there are several
 */
export function projectOf({ projects }: Access, named: string | undefined): string {
  const [only, ...others] = projects;
  if (named === undefined && only !== undefined && others.length === 0) return only;
  if (named === undefined)
    throw new ToolError("project_required", "there are several projects: name one with `project`", {
      hint: `the caller's projects are ${projects.join(", ")}`,
      retryable: true,
    });
  if (projects.includes(named)) return named;
  throw new ToolError("forbidden", `the project \`${named}\` is not the caller's`, {
    hint: `the caller's projects are ${projects.join(", ")}`,
  });
}

/** On whose behalf it is, for the gate and its records. */
export function requesterOf(
  { tenant }: PaletteService,
  { principal, session }: Caller,
  project: string | undefined,
): Requester {
  return {
    tenant,
    project: project ?? noProject,
    requester: principal,
    ...(session === undefined ? {} : { session }),
  };
}

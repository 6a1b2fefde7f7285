// The action that goes to the gate: what policies see of a call, and what people sign when they approve it.

import { present } from "../present.js";
import type { Access } from "../principals.js";
import type { Proposal } from "./define-write.js";

/** @example actionOf("delete_cluster", proposal, { principal: "ana", project, access }) */
export function actionOf(
  tool: string,
  { action, change }: Proposal,
  on: { readonly principal: string; readonly project: string; readonly access: Access },
): Readonly<Record<string, unknown>> {
  const { principal, project, access } = on;
  return present({
    tool,
    arguments: action.arguments,
    environment: action.environment,
    context: {
      // The scope of the key is a fact: policies may ask for less of it than Palette would grant.
      palette: { principal, project, projects: [...access.projects], ...action.facts },
      change: [...change],
    },
  });
}

// `palisade approvals watch`: each approval as it comes in, and whatever becomes of it.
import type { Approval, ApprovalState } from "@palisade/guardrails/gate";
import { formatOption, readTenant, tenantOption } from "../approvals/approval-options.js";
import { approvalLine, stateAt } from "../approvals/approval-text.js";
import { databaseOf, withStores } from "../approvals/open-approvals.js";
import { defineCommand } from "../define-command.js";
import { jsonData } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";
import { forOption, untilStopped } from "../until-stopped.js";

export const approvalsWatch = defineCommand({
  name: "approvals watch",
  summary: "Prints open approvals as they come in, and each change of their state, until Ctrl-C.",
  arguments: "[database]",
  options: {
    tenant: tenantOption,
    project: { type: "string", placeholder: "name", description: "only those of this project" },
    for: forOption,
    format: {
      ...formatOption,
      choices: ["text", "json"],
      default: "text",
      description: "json: one object a line",
    },
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade approvals watch palisade.db --tenant acme",
      meaning: "a line for each, as it comes in",
    },
    {
      line: "palisade approvals watch palisade.db --tenant acme --format json --for 5m",
      meaning: "for another program, one JSON object a line",
    },
  ],
  run: async ({ paths: [path], values }, host) => {
    const tenant = readTenant(values, host);
    const { project, format } = values;
    await withStores(await databaseOf(path, values, host), async ({ approvals }) => {
      const changes = new StateChanges();
      await untilStopped(values.for, async () => {
        const now = Date.now();
        const found = await approvals.list({ tenant, ...(project === undefined ? {} : { project }) });
        for (const approval of changes.among(found, now))
          host.out(
            format === "json" ? jsonData(`${JSON.stringify(approval)}\n`) : approvalLine(approval, now),
          );
      });
    });
    return 0;
  },
});

/** What is told: what is open at first, and then every change. */
class StateChanges {
  #known: ReadonlyMap<string, ApprovalState> | undefined;

  among(found: readonly Approval[], now: number): readonly Approval[] {
    const states = new Map(found.map((each) => [each.id, stateAt(each, now)] as const));
    const before = this.#known;
    this.#known = states;
    return found.filter(({ id }) => {
      const state = states.get(id);
      if (before === undefined) return state === "pending" || state === "approved";
      return before.get(id) !== state;
    });
  }
}

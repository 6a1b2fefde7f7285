// `palisade approvals list`: what waits for a yes.
import { formatOption, readTenant, tenantOption } from "../approvals/approval-options.js";
import { approvalTable, stateAt } from "../approvals/approval-text.js";
import { databaseOf, withStores } from "../approvals/open-approvals.js";
import { defineCommand } from "../define-command.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";

const openStates = ["pending", "approved"] as const;

export const approvalsList = defineCommand({
  name: "approvals list",
  summary: "Lists the approvals that a gate waits for.",
  arguments: "[database]",
  options: {
    tenant: tenantOption,
    project: { type: "string", placeholder: "name", description: "only those of this project" },
    all: { type: "boolean", description: "those that are over, too" },
    format: formatOption,
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade approvals list --tenant acme",
      meaning: "those that are open, of the gate in palisade.yaml",
    },
    {
      line: "palisade approvals list palisade.db --tenant acme --all --format json",
      meaning: "every one, as a gate keeps them",
    },
  ],
  run: async ({ paths: [path], values }, host) => {
    const tenant = readTenant(values, host);
    const { project } = values;
    const filter = {
      tenant,
      ...(project === undefined ? {} : { project }),
      ...(values.all ? {} : { states: openStates }),
    };
    const found = await withStores(await databaseOf(path, values, host), ({ approvals }) =>
      approvals.list(filter),
    );
    const now = Date.now();
    const listed = values.all ? found : found.filter((each) => stateAt(each, now) !== "expired");
    if (values.format === "json") host.out(jsonData(`${JSON.stringify(listed, undefined, 2)}\n`));
    else host.out(listed.length === 0 ? shown`nothing waits for approval\n` : approvalTable(listed, now));
    return 0;
  },
});

// `palisade approvals approve|deny`: a vote, signed with the approver's key.
import { castVote } from "@palisade/guardrails/gate";
import { readTenant, tenantOption } from "../approvals/approval-options.js";
import { standingText, stateAt } from "../approvals/approval-text.js";
import { readApproverKey } from "../approvals/approver-key.js";
import { checkBinding, isLoggedSo } from "../approvals/logged-approval.js";
import { approvalOf, databaseAndId, databaseOf, withStores } from "../approvals/open-approvals.js";
import { checkPolicies, openDesk } from "../approvals/open-desk.js";
import { defineCommand } from "../define-command.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { UsageError } from "../usage-error.js";

type Verdict = { readonly word: string; readonly verdict: "approve" | "deny"; readonly summary: string };

const verdicts: readonly Verdict[] = [
  {
    word: "approve",
    verdict: "approve",
    summary: "Votes for an approval, with a signature over exactly what is to be run.",
  },
  { word: "deny", verdict: "deny", summary: "Votes against an approval: one such vote ends it." },
];

const voteCommand = ({ word, verdict, summary }: Verdict) =>
  defineCommand({
    name: `approvals ${word}`,
    summary,
    arguments: "[database] [id]",
    options: {
      key: {
        type: "string",
        placeholder: "file",
        description: "your private key, of mode 0600: `palisade approvals keys` makes one",
      },
      reason: { type: "string", placeholder: "text", description: "why; it is signed, too" },
      binding: {
        type: "string",
        placeholder: "digest",
        description: "what you looked at, as `show` prints it: the vote is for nothing else",
      },
      tenant: tenantOption,
      format: {
        type: "string",
        choices: ["text", "json"],
        default: "text",
        description: "how to print what came of it",
      },
      ...guardOptions,
    },
    examples: [
      {
        line: `palisade approvals ${word} palisade.db 019d0000-0000-7000-8000-000000000001 --tenant acme --key ana.key.json`,
        meaning: "exit code 0 if the vote counts, 1 if it does not",
      },
    ],
    run: async ({ paths, values }, host) => {
      const [typed, id] = databaseAndId(paths);
      const tenant = readTenant(values, host);
      if (values.key === undefined) throw new UsageError("name your key with --key");
      const key = await readApproverKey(values.key, host);
      const { reason } = values;
      const database = await databaseOf(typed, values, host);
      return withStores(database, async (stores) => {
        const approval = await approvalOf(stores, tenant, id);
        const { desk, guard } = await openDesk(stores, values, host);
        checkPolicies(approval, guard);
        const isLogged = () => isLoggedSo(approval, { database, stores, values, host });
        const ballot = {
          approval: approval.id,
          binding: await checkBinding(approval, values.binding, isLogged),
          verdict,
          at: new Date().toISOString(),
        };
        const result = await desk.vote(
          tenant,
          castVote(key, reason === undefined ? ballot : { ...ballot, reason }),
        );
        if (values.format === "json") host.out(jsonData(`${JSON.stringify(result, undefined, 2)}\n`));
        else if ("refused" in result)
          host.err(shown`${host.errorColours.red("error")}: the vote does not count: ${result.message}\n`);
        else host.out(shown`${stateAt(result.approval, Date.now())}: ${standingText(result.decision)}`);
        return "refused" in result ? 1 : 0;
      });
    },
  });

export const approvalsVote = verdicts.map(voteCommand);

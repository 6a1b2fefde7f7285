// `palisade approvals grant`: a vote for so many actions of a shape, until a day, made from one that waits.
import { randomUUID } from "node:crypto";
import { type GrantTerms, readGrants, signGrant } from "@palisade/guardrails/gate";
import { readTenant, tenantOption } from "../approvals/approval-options.js";
import { readApproverKey } from "../approvals/approver-key.js";
import { checkBinding, isLoggedSo } from "../approvals/logged-approval.js";
import { approvalOf, databaseAndId, databaseOf, withStores } from "../approvals/open-approvals.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import { jsonData, shown, type TerminalText } from "../output/terminal-text.js";
import { projectOptions } from "../project/project-options.js";
import { readDuration } from "../read-duration.js";
import { UsageError } from "../usage-error.js";

export const approvalsGrant = defineCommand({
  name: "approvals grant",
  summary:
    "Signs a grant: a vote for so many actions like one that waits. Prints the entry for the policies' `grants`.",
  arguments: "[database] [id]",
  options: {
    key: { type: "string", placeholder: "file", description: "your private key, of mode 0600" },
    for: { type: "string", placeholder: "duration", description: "how long it holds: 30m, 8h, 7d" },
    times: { type: "string", placeholder: "count", description: "how many runs it is good for" },
    open: {
      type: "list",
      placeholder: "pointer=texts",
      description:
        "a text that may be another each time, and which: `/name=web-*`, where `*` is letters, digits, `.`, `_` and `-`; all else stays (repeatable)",
    },
    most: {
      type: "list",
      placeholder: "pointer=number",
      description:
        "a number that may be another each time, from 0 to this: /arguments/replicas=5 (repeatable)",
    },
    binding: {
      type: "string",
      placeholder: "digest",
      description: "of the approval that you looked at, as `show` prints it",
    },
    tenant: tenantOption,
    ...projectOptions,
  },
  examples: [
    {
      line: "palisade approvals grant palisade.db 019d0000-0000-7000-8000-000000000001 --tenant acme --key ana.key.json --for 8h --times 20 --open '/name=web-*'",
      meaning:
        "twenty times within eight hours: the same tool, verb and environment, with other names like these",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [typed, id] = databaseAndId(paths);
    const tenant = readTenant(values, host);
    if (values.key === undefined) throw new UsageError("name your key with --key");
    if (values.for === undefined) throw new UsageError("say how long it holds with --for");
    if (values.times === undefined) throw new UsageError("say how many runs it is good for with --times");
    const milliseconds = readDuration(values.for, "--for") / 1000;
    const [times, open] = [readTimes(values.times), readOpen(values)];
    const key = await readApproverKey(values.key, host);
    const database = await databaseOf(typed, values, host);
    return withStores(database, async (stores): Promise<ExitCode> => {
      const approval = await approvalOf(stores, tenant, id);
      await checkBinding(approval, values.binding, () =>
        isLoggedSo(approval, { database, stores, values, host }),
      );
      const { subject, reasons, requested } = approval;
      const now = Date.now();
      const terms: GrantTerms = {
        id: randomUUID(),
        tenant,
        project: subject.project,
        requester: subject.requester,
        like: subject.request,
        open,
        rules: [...new Set(reasons.map(({ rule }) => rule))],
        times,
        requested,
        at: new Date(now).toISOString(),
        until: new Date(now + milliseconds).toISOString(),
      };
      const grant = signGrant(key, { terms, signatures: [] });
      checkGrant(grant);
      host.err(termsText(terms));
      host.out(jsonData(`${JSON.stringify(grant, undefined, 2)}\n`));
      return 0;
    });
  },
});

/** What is signed, for whoever signs it. */
function termsText({ like, open, rules, requester = "", times, until }: GrantTerms): TerminalText {
  const places = open.map((place) =>
    "like" in place ? `${place.at} like ${place.like}` : `${place.at} up to ${place.most}`,
  );
  const isOther = places.length === 0 ? "" : `, with another ${places.join(", ")}`;
  return shown`granted to ${requester}, ${times} times until ${until}, for ${rules.join(", ")}:\n  ${JSON.stringify(like)}${isOther}\n`;
}

/** @throws {UsageError} */
function readTimes(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--times is a whole number above 0, and not ${text}`);
}

/** @throws {UsageError} */
function readOpen({
  open,
  most,
}: {
  readonly open: readonly string[];
  readonly most: readonly string[];
}): GrantTerms["open"] {
  const texts = open.map((text) => {
    const { at, value } = placed(text, "--open", "/name=web-*");
    return { at, like: value };
  });
  const numbers = most.map((text) => {
    const { at, value } = placed(text, "--most", "/arguments/replicas=5");
    if (value.trim() === "" || !Number.isFinite(Number(value)))
      throw new UsageError(`--most ${text}: \`${value}\` is no number`);
    return { at, most: Number(value) };
  });
  return [...texts, ...numbers];
}

/** @throws {UsageError} */
function placed(
  text: string,
  option: string,
  example: string,
): { readonly at: string; readonly value: string } {
  const end = text.indexOf("=");
  if (end < 1 || end === text.length - 1)
    throw new UsageError(`${option} ${text}: say where, and what may stand there: ${option} '${example}'`);
  return { at: text.slice(0, end), value: text.slice(end + 1) };
}

/** @throws {UsageError} for what no gate would take */
function checkGrant(grant: unknown): void {
  try {
    readGrants([grant]);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

// Every command, in the order the help lists them.
import type { Command } from "../define-command.js";
import { approvalsGrant } from "./approvals-grant.js";
import { approvalsKeys } from "./approvals-keys.js";
import { approvalsList } from "./approvals-list.js";
import { approvalsShow } from "./approvals-show.js";
import { approvalsVote } from "./approvals-vote.js";
import { approvalsWatch } from "./approvals-watch.js";
import { auditExport } from "./audit-export.js";
import { auditKeys } from "./audit-keys.js";
import { auditSearch } from "./audit-search.js";
import { auditTail } from "./audit-tail.js";
import { auditVerify } from "./audit-verify.js";
import { build } from "./build.js";
import { capabilities } from "./capabilities.js";
import { check } from "./check.js";
import { compliance } from "./compliance.js";
import { cost, costDiff } from "./cost.js";
import { dependencies } from "./dependencies.js";
import { diagnose } from "./diagnose.js";
import { evaluate } from "./evaluate.js";
import { explain } from "./explain.js";
import { fix } from "./fix.js";
import { format } from "./format.js";
import { hook } from "./hook.js";
import { init } from "./init.js";
import { inspect } from "./inspect.js";
import { mcp } from "./mcp.js";
import { newRule } from "./new-rule.js";
import { parse } from "./parse.js";
import { recommend } from "./recommend.js";
import { redact } from "./redact.js";
import { repl } from "./repl.js";
import { replay } from "./replay.js";
import { sign } from "./sign.js";
import { test } from "./test.js";
import { validateAction } from "./validate-action.js";
import { validateConfig } from "./validate-config.js";
import { validateShell } from "./validate-shell.js";
import { validateText } from "./validate-text.js";

/** What the first word of several commands is about. */
export const commandGroups: ReadonlyMap<string, string> = new Map([
  [
    "validate",
    "Judges configurations, texts, actions and shell lines: validate config, prompt, response, tool-result, action, shell.",
  ],
  ["approvals", "What a gate waits for: approvals list, show, approve, deny, watch, grant, keys."],
  ["new", "Writes something to begin with: new rule."],
  ["audit", "The audit log of a gate: audit verify, tail, search, export, keys."],
]);

export const commands: readonly Command[] = [
  validateConfig,
  ...validateText,
  validateAction,
  validateShell,
  fix,
  cost,
  costDiff,
  diagnose,
  compliance,
  recommend,
  hook,
  redact,
  approvalsList,
  approvalsShow,
  ...approvalsVote,
  approvalsWatch,
  approvalsGrant,
  approvalsKeys,
  auditVerify,
  auditTail,
  auditSearch,
  auditExport,
  auditKeys,
  replay,
  explain,
  build,
  evaluate,
  check,
  test,
  format,
  parse,
  inspect,
  dependencies,
  repl,
  sign,
  init,
  newRule,
  capabilities,
  mcp,
];

// An action that says its verb and its resource, to the one operation that it comes to.
import type { Action } from "../../contract/action.js";
import { squeezeVerb } from "../../contract/verbs.js";
import { argumentFor, isDryRun } from "../arguments/conventions.js";
import { readArguments } from "../arguments/read-arguments.js";
import { classOf, verbOfToolName } from "../calls/tool-name.js";
import { resolveKind } from "../kinds/resolve-kind.js";
import { nameProblem } from "../names.js";
import type { Operation, Target, Understood, Unread } from "../operation.js";
import { kubectlCommands } from "../programs/kubectl-grammar.js";
import { surroundingsOf } from "../surroundings.js";
import { type Flags, flagsIn } from "./flags.js";

/** @example readStructured({ verb: "delete", resource: "pods", name: "web-0" }); */
export function readStructured(action: Action): Understood {
  const { tool = "action", verb = "", resource = "" } = action;
  const flags = flagsIn(action.arguments ?? {});
  const sub = subVerb(verb, flags);
  const read = readArguments(flags.given, {}, "/arguments");
  const dryRun = isDryRun(argumentFor("dryRun", flags.given)?.[1]);
  const operation: Operation = {
    at: "",
    tool,
    verb: sub?.verb ?? squeezeVerb(verb),
    said: `${sub?.said ?? verb} ${resource}`,
    targets: targetsOf(action, read.targets),
    ...read.parts,
    ...surroundingsOf(action),
    ...(dryRun && { dry_run: true }),
  };
  return {
    operations: [operation],
    unread: [
      ...namesOf(action),
      ...toolContradiction(action),
      ...strayWords(flags, sub !== undefined),
      ...read.unread,
    ],
  };
}

/** `rollout` with `args: ["status"]`, or with `subcommand: "status"`. */
function subVerb(
  verb: string,
  { given, strays }: Flags,
): { readonly verb: string; readonly said: string } | undefined {
  const named = given["subcommand"] ?? given["subCommand"];
  const said = `${squeezeVerb(verb)} ${typeof named === "string" ? named : (strays[0]?.word ?? "")}`;
  const command = Object.hasOwn(kubectlCommands, said) ? kubectlCommands[said] : undefined;
  return command && { verb: command.verb, said };
}

/** A word that is no flag, and says no part of the verb, may be anything. */
function strayWords({ strays }: Flags, isFirstKnown: boolean): readonly Unread[] {
  return strays
    .slice(isFirstKnown ? 1 : 0)
    .slice(0, 1)
    .map(({ at }) => ({
      at,
      kind: "unknown-argument",
      message: "it has words that are no flags",
    }));
}

/** What the action names, and what its arguments name besides. */
function targetsOf({ resource = "", name }: Action, inArguments: readonly Target[]): readonly Target[] {
  const { name: inResource, ...kind } = resolveKind(resource);
  const said = name ?? inResource;
  const names = inArguments.flatMap((target) => target.name ?? []);
  const own = said === undefined ? names : [said, ...names.filter((each) => each !== said)];
  return own.length === 0 ? [kind] : own.map((each) => ({ ...kind, name: each }));
}

function namesOf(action: Action): readonly Unread[] {
  return (["resource", "name", "namespace", "cluster"] as const).flatMap((field) => {
    const problem = action[field] === undefined ? undefined : nameProblem(action[field], `/${field}`);
    return problem ?? [];
  });
}

/** `{tool: "delete_namespace", verb: "get"}`: what a tool is called for does not depend on what is said of it. */
function toolContradiction({ tool = "", verb = "" }: Action): readonly Unread[] {
  const said = verbOfToolName(tool);
  if (said === undefined || classOf(said) === "read" || classOf(said) === classOf(squeezeVerb(verb)))
    return [];
  return [
    {
      at: "/tool",
      kind: "contradiction",
      message: `the tool is named for \`${said}\`, and the verb is another`,
    },
  ];
}

// Where a command's input comes from and its output goes.
import type { Redirection } from "unbash";
import type { Input } from "./command.js";
import { type Resolving, resolveText } from "./resolve-word.js";
import type { Frame } from "./walk-script.js";

/** Files that are written, and read, by redirections, and hosts that something is sent to. */
export type Output = {
  readonly writes?: readonly string[];
  readonly files?: readonly string[];
  readonly sends_to?: readonly string[];
  readonly dynamic?: readonly string[];
};

export type Redirected = { readonly input: Input | undefined; readonly output: Output };

const nowhere = /^\/dev\/(?:null|stdout|stderr|stdin|tty|fd\/\d+)$/;

export function readRedirections(
  redirections: readonly Redirection[],
  frame: Frame,
  resolving: Resolving,
): Redirected {
  let { input } = frame;
  const output = {
    writes: [...(frame.output.writes ?? [])],
    files: [...(frame.output.files ?? [])],
    sends_to: [...(frame.output.sends_to ?? [])],
    dynamic: [...(frame.output.dynamic ?? [])],
  };
  for (const each of redirections) {
    if (each.type !== "Redirect") {
      input = inputOf(each, frame, resolving);
      continue;
    }
    if (each.target !== undefined && !isDescriptor(each.operator, each.target.value))
      addFile(output, each.operator, resolveText(each.target, resolving));
    if (each.operator === "<") input = { from: [] };
  }
  return { input, output };
}

/** `2>&1`, `<&3`, `>&-` */
function isDescriptor(operator: string, target: string): boolean {
  return operator.endsWith("&") && /^(?:\d+|-|\d+-)$/.test(target);
}

type Gathered = { readonly [Field in keyof Output]-?: string[] };

function addFile(
  output: Gathered,
  operator: string,
  { text, dynamic }: { readonly text: string; readonly dynamic?: boolean },
): void {
  if (nowhere.test(text)) return;
  const host = /^\/dev\/(?:tcp|udp)\/(.+)$/.exec(text)?.[1];
  const reads = operator.startsWith("<") && operator !== "<>";
  const field = host !== undefined ? "sends_to" : reads ? "files" : "writes";
  output[field].push(host ?? text);
  if (dynamic === true) output.dynamic.push(host === undefined ? "files" : "sends_to");
}

function inputOf(
  each: Exclude<Redirection, { type: "Redirect" }>,
  frame: Frame,
  resolving: Resolving,
): Input {
  if (each.type === "HereString") {
    if (each.target === undefined) return { from: [] };
    const { text, dynamic, from = [] } = resolveText(each.target, resolving);
    return { text: `${text}\n`, from, ...(dynamic === true && { dynamic }) };
  }
  if (each.closing === undefined) frame.refuse("syntax", "a heredoc does not end", resolving.place(each));
  const { text, dynamic, from = [] } = resolveText(each.body, resolving);
  return { text: withoutTabs(text, each.operator), from, ...(dynamic === true && { dynamic }) };
}

/** `<<-` drops the tabs that lines begin with. */
function withoutTabs(text: string, operator: string): string {
  return operator === "<<-" ? text.replaceAll(/^\t+/gm, "") : text;
}

// kubectl's command line to operations.
import { objectsIn } from "../arguments/manifests.js";
import { classOf } from "../calls/tool-name.js";
import { resolveKind } from "../kinds/resolve-kind.js";
import { nameProblem } from "../names.js";
import type { Operation, Target } from "../operation.js";
import { requestOperation } from "../requests/read-request.js";
import type { Command, ProgramReader, Said } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";
import type { ShellWord } from "../shell/shell-word.js";
import { findCommand } from "./find-command.js";
import { flagChanges, plainValue } from "./flag-changes.js";
import { type Flag, flagText, isSwitchedOn, lastFlag, readFlags } from "./flags.js";
import { type KubectlCommand, kubectlCommands, kubectlFlags } from "./kubectl-grammar.js";

/** Settings of the command itself, which change nothing of what it is about. */
const aside: ReadonlySet<string> = new Set(
  "namespace context cluster kubeconfig output filename selector dry-run all-namespaces watch follow tail since".split(
    " ",
  ),
);

export const kubectl: ProgramReader = (command) => {
  const { flags, words, behind, unknown } = readFlags(command.words, kubectlFlags);
  if (isSwitchedOn(flags, "help") || words[0]?.text === "help" || words.length === 0)
    return void command.emit({ verb: "options", said: "help" });
  const found = findCommand(words, kubectlCommands);
  if (found === undefined) return refuseVerb(command, words);
  for (const word of unknown)
    command.refuse("unknown-flag", `\`${quoted(word.text)}\` is no flag of kubectl`, word);
  const { spec } = found;
  const rest = words.slice(found.said.split(" ").length);
  const read = readTargets(spec, rest, command);
  const isToken = spec.words === "create" && read.targets[0]?.subresource === "token";
  const said = isToken ? "create token" : found.said;
  const operation: Said = {
    verb: isListing(flags, spec, read) ? "list" : spec.verb,
    said,
    targets: read.targets,
    ...scopeOf(flags),
    ...switchesOf(flags, said),
    ...contentOf(command, flags, spec),
    ...dynamicOf(command, flags, read, spec),
    ...(showsCredentials(said, flags, read.targets) && { shows_credentials: true }),
  };
  const changes = [...changesOf(flags, command.at), ...settingsIn(read.settings, command.at)];
  const raw = flagText(flags, "raw");
  if (raw !== undefined && spec.verb !== "view") return emitRaw(command, spec, raw, operation);
  command.emit({ ...operation, ...(changes.length > 0 && { changes }), ...copied(said, rest) });
  if (spec.runs === true && operation.dry_run !== true) runInside(command, said, rest, behind);
};

/** `label --list`, `set env --list`: they print what is there. */
function isListing(flags: readonly Flag[], { verb }: KubectlCommand, { settings }: ReadTargets): boolean {
  return classOf(verb) === "write" && settings.length === 0 && isSwitchedOn(flags, "list");
}

function refuseVerb(command: Command, words: readonly ShellWord[]): void {
  const [first] = words;
  if (words.slice(0, 2).some(({ dynamic }) => dynamic === true)) {
    command.refuse("dynamic", "what kubectl does is known only when it runs", first);
    return;
  }
  command.refuse("unknown-verb", `\`${quoted(first?.text ?? "")}\` is no command of kubectl`, first);
}

/** Where it goes. The last flag holds. */
function scopeOf(flags: readonly Flag[]): Partial<Operation> {
  const namespace = flagText(flags, "namespace");
  const cluster = [
    flagText(flags, "context"),
    flagText(flags, "cluster"),
    flagText(flags, "server"),
    flagText(flags, "kubeconfig"),
  ]
    .filter((each) => each !== undefined)
    .join(" ");
  const as = flags
    .filter(({ name }) => /^as(?:-group|-uid)?$/.test(name))
    .flatMap(({ value }) => value?.text ?? []);
  return {
    ...(namespace !== undefined && { namespace }),
    ...(cluster !== "" && { cluster }),
    ...(as.length > 0 && { as }),
    ...(isSwitchedOn(flags, "all-namespaces") && { all_namespaces: true }),
  };
}

function switchesOf(flags: readonly Flag[], said: string): Partial<Operation> {
  const dryRun = lastFlag(flags, "dry-run");
  const isDry =
    dryRun !== undefined &&
    !/^(?:none|false)$/.test(String(dryRun.value?.text)) &&
    dryRun.value?.dynamic !== true;
  const isLocal = /^(?:set .*|annotate|label|patch)$/.test(said) && isSwitchedOn(flags, "local");
  const grace = flagText(flags, "grace-period");
  const isForced =
    isSwitchedOn(flags, "force", "now", "disable-eviction") || (grace !== undefined && /^[01]$/.test(grace));
  const selector = flagText(flags, "selector") ?? flagText(flags, "field-selector");
  return {
    ...((isDry || isLocal) && { dry_run: true }),
    ...(isForced && { force: true }),
    ...((isSwitchedOn(flags, "all") || isSwitchedOn(flags, "prune")) && { all: true }),
    ...(selector !== undefined && { selector }),
  };
}

type ReadTargets = {
  readonly targets: readonly Target[];
  readonly settings: readonly ShellWord[];
  readonly dynamic: readonly string[];
};

function readTargets(
  { words: shape, verb }: KubectlCommand,
  words: readonly ShellWord[],
  command: Command,
): ReadTargets {
  for (const word of words) {
    const problem =
      shape === "none" ? undefined : nameProblem(word.dynamic === true ? "" : word.text, command.at);
    if (problem !== undefined) command.refuse(problem.kind, problem.message, word);
  }
  if (shape === "none") return { targets: [], settings: [], dynamic: [] };
  if (shape === "create") return createdTarget(words);
  const isSetting = ({ text }: ShellWord): boolean =>
    shape === "settings" && /^[^=]+[=]|^[\w./]+-$|:NoSchedule|:NoExecute|:PreferNoSchedule/.test(text);
  const settings = words.filter(isSetting);
  const named = words.filter((word) => !isSetting(word));
  if (shape === "kind")
    return { targets: [resolveKind(named[0]?.text.split(".")[0] ?? "")], settings, dynamic: [] };
  if (shape === "targets" || shape === "settings") return { ...typedTargets(named), settings };
  return {
    ...namedTargets(
      shape,
      verb === "portforward" || verb === "exec" || verb === "debug" || verb === "run" || verb === "logs"
        ? named.slice(0, 1)
        : named,
    ),
    settings,
  };
}

/** `deploy web api`, `pod/a svc/b`, `pods,services`, `all` */
function typedTargets(words: readonly ShellWord[]): Omit<ReadTargets, "settings"> {
  const [first, ...rest] = words;
  if (first === undefined) return { targets: [], dynamic: [] };
  if (first.dynamic === true && !first.text.includes("/")) return { targets: [], dynamic: ["kind"] };
  if (first.text.includes("/")) return slashedTargets(words);
  const kinds = first.text
    .split(",")
    .filter((kind) => kind !== "")
    .map(resolveKind);
  const dynamic = rest.some((word) => word.dynamic === true || word.glob === true) ? ["name"] : [];
  const names = rest.filter((word) => word.dynamic !== true);
  if (names.length === 0) return { targets: kinds, dynamic };
  return { targets: kinds.flatMap((kind) => names.map(({ text }) => ({ ...kind, name: text }))), dynamic };
}

function slashedTargets(words: readonly ShellWord[]): Omit<ReadTargets, "settings"> {
  const targets = words.map(({ text, dynamic }): Target => {
    const [kind = "", name = ""] = text.split("/");
    const isNamed = name !== "" && dynamic !== true;
    return { ...resolveKind(kind), ...(isNamed && { name }) };
  });
  const isKindKnown = words.every(({ text, dynamic }) => dynamic !== true || /^[\w.-]+\//.test(text));
  if (!isKindKnown) return { targets: [], dynamic: ["kind"] };
  return { targets, dynamic: words.some(({ dynamic }) => dynamic === true) ? ["name"] : [] };
}

/** Names of one kind; `deploy/web` where it stands for what belongs to it. */
function namedTargets(kind: string, words: readonly ShellWord[]): Omit<ReadTargets, "settings"> {
  if (words.some(({ text }) => text.includes("/"))) return slashedTargets(words);
  const names = words.filter((word) => word.dynamic !== true);
  const targets = names.length === 0 ? [{ kind }] : names.map(({ text }) => ({ kind, name: text }));
  return { targets, dynamic: names.length < words.length ? ["name"] : [] };
}

/** `create secret generic db`, `create token ci`, `create -f …` */
function createdTarget(words: readonly ShellWord[]): ReadTargets {
  const [kind, second, third] = words;
  if (kind === undefined) return { targets: [], settings: [], dynamic: [] };
  if (kind.dynamic === true) return { targets: [], settings: [], dynamic: ["kind"] };
  const hasType =
    (kind.text === "secret" || kind.text === "service" || kind.text === "svc") && third !== undefined;
  const name = hasType ? third : second;
  const resolved =
    kind.text === "token" ? { kind: "serviceaccounts", subresource: "token" } : resolveKind(kind.text);
  const isNamed = name !== undefined && name.dynamic !== true;
  return {
    targets: [{ ...resolved, ...(isNamed && { name: name.text }) }],
    settings: [],
    dynamic: name?.dynamic === true ? ["name"] : [],
  };
}

/** Files and texts that hold what it is about. */
function contentOf(
  command: Command,
  flags: readonly Flag[],
  { verb, words }: KubectlCommand,
): Partial<Operation> {
  if (words !== "targets" && words !== "create" && words !== "settings" && verb !== "render") return {};
  const named = flags.filter(
    ({ name }) => name === "filename" || name === "kustomize" || name === "patch-file",
  );
  const files = named.flatMap(({ value }) => value?.text.split(",") ?? []);
  const fromInput = files.some((file) => file === "-" || file === "/dev/stdin");
  const outside = files.filter((file) => file !== "-" && file !== "/dev/stdin");
  const manifests = fromInput ? inputObjects(command, verb) : [];
  return {
    ...(outside.length > 0 && { files: outside }),
    ...(manifests.length > 0 && { manifests }),
  };
}

function inputObjects(command: Command, verb: string): NonNullable<Operation["manifests"]> {
  const { text, dynamic } = command.input ?? {};
  if (text !== undefined && dynamic !== true) {
    const { manifests, problems } = objectsIn(text, command.at, true);
    for (const { kind, message } of problems) command.refuse(kind, message);
    return manifests;
  }
  if (text !== undefined) return partlyKnown(command, text, verb);
  // A pipe from another command of the line: what comes through is its output.
  if (classOf(verb) !== "read" && command.input?.from.length === 0)
    command.refuse("dynamic", "the objects that it would act on come from outside of the line");
  return [];
}

/** A heredoc with variables: the objects are known but for their values. */
function partlyKnown(command: Command, text: string, verb: string): NonNullable<Operation["manifests"]> {
  const { manifests, problems } = objectsIn(text, command.at, false);
  if (problems.length > 0 || classOf(verb) !== "read")
    command.refuse("dynamic", "the objects that it would act on are known only when it runs");
  return manifests;
}

/** What only a run would tell is allowed to stand in what is read, and named in what is changed. */
function dynamicOf(
  command: Command,
  flags: readonly Flag[],
  read: ReadTargets,
  { verb }: KubectlCommand,
): Partial<Operation> {
  const fields: Readonly<Record<string, string>> = {
    namespace: "namespace",
    context: "cluster",
    cluster: "cluster",
    kubeconfig: "cluster",
    selector: "selector",
    filename: "files",
  };
  const inFlags = flags
    .filter(({ value }) => value?.dynamic === true)
    .map(({ name }) => fields[name] ?? "value");
  const all = [...new Set([...read.dynamic, ...inFlags])];
  if (all.includes("kind") && classOf(verb) !== "read")
    command.refuse("dynamic", "what it is about is known only when it runs");
  return all.length === 0 ? {} : { dynamic: all };
}

function changesOf(flags: readonly Flag[], at: string): NonNullable<Operation["changes"]> {
  return flagChanges(
    flags.filter(({ name, value }) => !aside.has(name) && value?.dynamic !== true),
    at,
  );
}

function settingsIn(words: readonly ShellWord[], at: string): NonNullable<Operation["changes"]> {
  return words.map(({ text }) => {
    const equals = text.indexOf("=");
    if (equals === -1) return { path: [text.replace(/-$/, "")], value: null, at };
    return { path: [text.slice(0, equals)], value: plainValue(text.slice(equals + 1)), at };
  });
}

/** Formats that print an object whole, or what is asked for of it. */
const wholeFormats =
  /^(?:yaml|json|kyaml|jsonpath|jsonpath-as-json|jsonpath-file|go-template|go-template-file|template|templatefile|custom-columns|custom-columns-file)/;

function showsCredentials(said: string, flags: readonly Flag[], targets: readonly Target[]): boolean {
  if (said === "config view") return isSwitchedOn(flags, "raw");
  if (said === "create token") return true;
  // It looks up what the variables refer to.
  if (said === "set env") return isSwitchedOn(flags, "list") && isSwitchedOn(flags, "resolve");
  const isWhole =
    wholeFormats.test(flagText(flags, "output") ?? "") || lastFlag(flags, "template") !== undefined;
  if (said !== "get" && said !== "apply view-last-applied") return false;
  const isSecret = targets.some(({ kind }) => kind === "secrets") || targets.length === 0;
  return isSecret && (isWhole || said !== "get") && flagText(flags, "output") !== "name";
}

/** `--raw /api/v1/…`: a request to the API server. */
function emitRaw(command: Command, { verb }: KubectlCommand, path: string, said: Said): void {
  const methods: Readonly<Record<string, string>> = {
    get: "GET",
    delete: "DELETE",
    create: "POST",
    replace: "PUT",
  };
  const { operations, unread } = requestOperation({ method: methods[verb] ?? "", path }, command.at);
  for (const { kind, message } of unread) command.refuse(kind, message);
  for (const { at: _, ...operation } of operations)
    command.emit({ ...said, ...operation, tool: "kubectl", said: `${verb} --raw` });
}

/** `kubectl cp` reads from a pod, or writes to it. */
function copied(said: string, [source, destination]: readonly ShellWord[]): Partial<Operation> {
  if (said !== "cp") return {};
  const pod = [source, destination].find((word) => /^[^/]*(?:\/[^/:]+)?:/.test(word?.text ?? ""))?.text ?? "";
  const [place = ""] = pod.split(":");
  const parts = place.split("/");
  const name = parts.at(-1) ?? "";
  const [namespace] = parts.length > 1 ? parts : [undefined];
  return {
    targets: [{ kind: "pods", ...(name !== "" && { name }) }],
    ...(namespace !== undefined && { namespace }),
    ...(source !== undefined && { files: [source.text] }),
    ...(destination !== undefined && { writes: [destination.text] }),
  };
}

/** The command that runs in the pod. */
function runInside(
  command: Command,
  said: string,
  words: readonly ShellWord[],
  behind: readonly ShellWord[] | undefined,
): void {
  const inner = behind ?? (said === "exec" ? words.slice(1) : []);
  command.run(inner);
}

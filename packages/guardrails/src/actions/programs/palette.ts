// The Palette CLI: a group, perhaps a noun, then what is done: `palette pde virtual-cluster list`.

import { pluralKind } from "../kinds/resolve-kind.js";
import type { ProgramReader } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";
import type { ShellWord } from "../shell/shell-word.js";
import { flagChanges } from "./flag-changes.js";
import { type Flag, flagText, isSwitchedOn } from "./flags.js";

/** What a group's commands are about where no noun says it. */
const groups: Readonly<Record<string, string>> = {
  pde: "virtualclusters",
  pcg: "privatecloudgateways",
  ec: "enterpriseclusters",
  vmo: "virtualmachines",
  project: "projects",
  content: "contentbundles",
  validator: "validators",
};

/** Commands without a group. */
const alone: Readonly<Record<string, string>> = {
  login: "login",
  logout: "logout",
  docs: "show",
  completion: "show",
  version: "version",
  help: "options",
  "fips-validate": "validate",
  "validate-config": "validate",
  encrypt: "render",
  decrypt: "show",
  import: "import",
};

/** What a command without a group is about. */
const kindsAlone: Readonly<Record<string, string>> = { import: "clusters", "fips-validate": "clusters" };

/** They can be told to write the file that they are configured by, and to do nothing else. */
const configured: ReadonlySet<string> = new Set(["install", "upgrade", "deploy", "import", "migrate"]);

const verbs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    `list get describe show status validate check create update delete remove install upgrade uninstall resize pause
    resume scale deploy restore backup import build push download export migrate activate deactivate use switch edit add
    login logout start stop restart reset register`
      .split(/\s+/)
      .map((verb) => [verb, verb]),
  ),
  activate: "configure",
  deactivate: "configure",
  use: "configure",
  switch: "configure",
  build: "render",
  ls: "list",
  events: "list",
  versions: "list",
  "deploy-ova": "deploy",
  "import-ova": "import",
  "migrate-vm": "migrate",
  rm: "remove",
  destroy: "destroy",
  "download-kubeconfig": "download",
  kubeconfig: "download",
  "cluster-kubeconfig": "download",
};

export const palette: ProgramReader = (command) => {
  const { words, flags } = parted(command.words);
  const [first, ...rest] = words;
  if (flags.some(({ name }) => name === "help" || name === "h") || first === undefined)
    return void command.emit({ verb: "options", said: "help" });
  if (words.slice(0, 3).some(({ dynamic }) => dynamic === true))
    return command.refuse("dynamic", "what palette does is known only when it runs", first);
  const index = rest.findIndex(({ text }) => text === "lifecycle" || Object.hasOwn(verbs, text));
  const isAlone = Object.hasOwn(alone, first.text) && index === -1;
  const done = isAlone ? alone[first.text] : verbOf(rest[index]?.text ?? "", flags);
  const isConfiguring = configured.has(done ?? "") && isSwitchedOn(flags, "config-only", "o");
  const verb = isConfiguring ? "render" : done;
  if (verb === undefined || (!isAlone && !Object.hasOwn(groups, first.text))) {
    const said = words
      .slice(0, 3)
      .map(({ text }) => quoted(text))
      .join(" ");
    return command.refuse("unknown-verb", `\`${said}\` is no command of palette that is known`, first);
  }
  const noun = index > 0 ? rest[0]?.text : undefined;
  const kind = noun === undefined ? (groups[first.text] ?? kindsAlone[first.text]) : pluralKind(noun);
  const name =
    flags.findLast((flag) => /^(?:name|cluster-name|uid)$/.test(flag.name))?.value ?? rest[index + 1];
  const isNamed = index !== -1 && name !== undefined && name.dynamic !== true;
  const changes = flagChanges(
    flags.filter(({ value }) => value?.dynamic !== true),
    command.at,
  );
  const hosts = flags.filter(({ name: flag }) => /url$/.test(flag)).flatMap(({ value }) => value?.text ?? []);
  command.emit({
    verb,
    said: words
      .slice(0, index === -1 ? 1 : index + 2)
      .map(({ text }) => text)
      .join(" "),
    targets: kind === undefined ? [] : [{ kind, ...(isNamed && { name: name.text }) }],
    ...(flags.some((flag) => /^force/.test(flag.name)) && { force: true }),
    ...(changes.length > 0 && { changes }),
    ...(hosts.length > 0 && { sends_to: hosts }),
    ...(name?.dynamic === true && { dynamic: ["name"] }),
    ...(/kubeconfig/.test(rest[index]?.text ?? "") && { shows_credentials: true }),
  });
};

/** `lifecycle --action pause`: a flag says what is done. */
function verbOf(word: string, flags: readonly Flag[]): string | undefined {
  if (word !== "lifecycle") return Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  const action = flagText(flags, "action");
  return action === "pause" || action === "resume" ? action : undefined;
}

/** A word behind a flag is its value. */
function parted(given: readonly ShellWord[]): {
  readonly words: readonly ShellWord[];
  readonly flags: readonly Flag[];
} {
  const words: ShellWord[] = [];
  const flags: Flag[] = [];
  for (let index = 0; index < given.length; index++) {
    const word = given[index] as ShellWord;
    const next = given[index + 1];
    if (!word.text.startsWith("-")) {
      words.push(word);
      continue;
    }
    const [name = "", ...value] = word.text.replace(/^--?/, "").split("=");
    const hasNext = value.length === 0 && next !== undefined && !next.text.startsWith("-");
    const held = value.length > 0 ? { ...word, text: value.join("=") } : hasNext ? next : undefined;
    flags.push({ name, word, ...(held !== undefined && { value: held }) });
    if (hasNext) index++;
  }
  return { words, flags };
}

// The command line of terraform and OpenTofu.
import type { Operation } from "../operation.js";
import { plainValue } from "./flag-changes.js";
import { type Flags, flagTable, flagText, isSwitchedOn, lastFlag } from "./flags.js";
import { type GrammarRead, grammarReader } from "./grammar.js";
import { same } from "./helm.js";

const flags: Flags = {
  ...flagTable({
    value: `chdir var var-file target replace exclude out parallelism state state-out backup lock-timeout backend-config
      plugin-dir from-module provider platform module-depth type fs-mirror net-mirror generate-config-out filter
      test-directory junit-xml plan target-file exclude-file`,
    bool: `auto-approve destroy refresh-only refresh lock input json no-color compact-warnings detailed-exitcode upgrade
      reconfigure migrate-state force-copy get raw recursive check diff list write draw-cycles force ignore-remote-version
      allow-missing dry-run verbose no-tests concise show-sensitive backend help version update cloud-run consolidate`,
  }),
  oneDash: true,
};

const everything = { kind: "infrastructure" };

const commands = {
  plan: { verb: "plan", target: everything },
  validate: { verb: "validate" },
  fmt: { verb: "lint" },
  show: { verb: "show" },
  graph: { verb: "render" },
  output: { verb: "show" },
  version: { verb: "version" },
  providers: { verb: "list" },
  "providers schema": { verb: "show" },
  "providers lock": { verb: "fetch" },
  "providers mirror": { verb: "fetch" },
  modules: { verb: "list" },
  metadata: { verb: "show" },
  "metadata functions": { verb: "show" },
  test: { verb: "verify" },
  get: { verb: "fetch" },
  init: { verb: "fetch" },
  console: { verb: "query" },
  "state list": { verb: "list" },
  "state show": { verb: "show" },
  "state pull": { verb: "pull", shows: true as const, target: { kind: "states" } },
  "state push": { verb: "push", target: { kind: "states" } },
  "state mv": { verb: "move", kind: "states" },
  ...same("state rm|state remove", { verb: "remove", kind: "states" }),
  "state replace-provider": { verb: "replace", target: { kind: "states" } },
  apply: { verb: "apply", target: everything },
  destroy: { verb: "destroy", target: everything },
  refresh: { verb: "refresh", target: { kind: "states" } },
  import: { verb: "import", target: { kind: "states" } },
  taint: { verb: "taint", kind: "infrastructure" },
  untaint: { verb: "untaint", kind: "infrastructure" },
  "force-unlock": { verb: "unlock", target: { kind: "states" } },
  login: { verb: "login", kind: "registries" },
  logout: { verb: "logout", kind: "registries" },
  "workspace list": { verb: "list" },
  "workspace show": { verb: "show" },
  "workspace select": { verb: "configure", kind: "workspaces" },
  "workspace new": { verb: "create", kind: "workspaces" },
  "workspace delete": { verb: "delete", kind: "workspaces" },
} as const;

export const terraform = grammarReader({
  flags,
  commands,
  aside: new Set(
    "auto-approve out var var-file target replace chdir no-color input json lock parallelism".split(" "),
  ),
  parts: ({ flags: given, said, words, command, spec }: GrammarRead): Partial<Operation> => {
    const isDestroyed = isSwitchedOn(given, "destroy");
    const targets = given
      .filter(({ name }) => name === "target" || name === "replace")
      .flatMap(({ value }) => value?.text ?? []);
    const files = [
      ...given.filter(({ name }) => name === "var-file").flatMap(({ value }) => value?.text ?? []),
      ...planFile(said, words),
    ];
    const out = flagText(given, "out");
    const chdir = flagText(given, "chdir") ?? environmentIn(given);
    const variables = given
      .filter(({ name }) => name === "var")
      .flatMap(({ value }) => variable(value?.text ?? "", command.at));
    if (said === "plan" && words.length > 0)
      command.refuse("unknown-argument", "`plan` takes no such word", words[0]);
    const isReplaced = lastFlag(given, "replace") !== undefined && said === "apply";
    return {
      ...((isDestroyed || isReplaced) &&
        said === "apply" && {
          verb: isReplaced ? "replace" : "destroy",
          said: isReplaced ? "apply -replace" : "apply -destroy",
        }),
      ...(targets.length > 0 &&
        "target" in spec && { targets: targets.map((name) => ({ ...everything, name })) }),
      ...(isSwitchedOn(given, "auto-approve", "force") &&
        (isDestroyed || said === "destroy" || said === "workspace delete") && { force: true }),
      ...((isDestroyed || said === "destroy") && targets.length === 0 && said !== "plan" && { all: true }),
      ...(said === "plan" && { dry_run: true }),
      ...(said === "output" && outputShows(given, words) && { shows_credentials: true }),
      ...(files.length > 0 && { files }),
      ...(out !== undefined && { writes: [out] }),
      ...(chdir !== undefined && { cluster: chdir }),
      ...(variables.length > 0 && { changes: variables }),
    };
  },
});

/** `-var env=prod` */
function environmentIn(given: GrammarRead["flags"]): string | undefined {
  return given
    .filter(({ name }) => name === "var")
    .flatMap(({ value }) => /^(?:env|environment|stage|workspace)=(.+)$/i.exec(value?.text ?? "")?.[1] ?? [])
    .at(-1);
}

/** What outputs are called that hold credentials. */
const secretName =
  /passw|pwd|secret|token|credential|kubeconfig|kube_config|private|(?:^|[_-])keys?(?:[_-]|$)|certificate|connection_?string|dsn/i;

/** One output by its name; all of them as they are printed for people hide what is sensitive. */
function outputShows(given: GrammarRead["flags"], words: GrammarRead["words"]): boolean {
  if (words.length === 0) return isSwitchedOn(given, "json", "raw", "show-sensitive");
  return words.some(({ text, dynamic }) => dynamic === true || secretName.test(text));
}

/** `terraform apply tfplan`: a saved plan. */
function planFile(said: string, words: GrammarRead["words"]): readonly string[] {
  return said === "apply" || said === "destroy" || said === "show" ? words.map(({ text }) => text) : [];
}

function variable(text: string, at: string): NonNullable<Operation["changes"]> {
  const equals = text.indexOf("=");
  return equals === -1
    ? []
    : [{ path: [text.slice(0, equals)], value: plainValue(text.slice(equals + 1)), at }];
}

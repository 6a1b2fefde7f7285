// Programs of which only some commands are known: what plainly reads or builds, and a few that plainly change.
import type { Command, ProgramReader } from "../shell/command.js";
import { quoted } from "../shell/quoted.js";

/** Commands by their first words; `*` stands for any one word. What is not listed is not understood. */
type Known = {
  readonly reads: string;
  /** Commands that list where they have no more than these flags, and change something otherwise. */
  readonly lists?: Readonly<Record<string, RegExp>>;
  readonly writes?: Readonly<Record<string, string>>;
  /** Flags before the command that take a value. */
  readonly before?: RegExp;
  /** Flags with which even a listed command is not understood. */
  readonly refuses?: RegExp;
  readonly shows?: RegExp;
};

/** No word at all. */
const nothing = /^(?!)/;

const known: Readonly<Record<string, Known>> = {
  git: {
    reads: `status|log|diff|show|blame|ls-files|ls-tree|ls-remote|rev-parse|rev-list|describe|shortlog|grep|cat-file|
      merge-base|name-rev|count-objects|show-ref|for-each-ref|whatchanged|version|help|check-ignore|remote show *|
      remote get-url *|stash list|stash show|config --get *|config --list|config -l|fetch|worktree list|submodule status`,
    lists: {
      branch:
        /^(?:-[avrl]+|--(?:list|show-current|all|remotes|verbose|no-color|(?:sort|format|contains|merged|no-merged|points-at)(?:=.*)?))$/,
      remote: /^(?:-v|--verbose)$/,
      reflog: /^(?:show|-n|-\d+|-n\d+|--oneline|--all|HEAD.*|\d+|--(?:date|format|pretty|since|until)=.*)$/,
      tag: /^(?:-l|-n\d*|--(?:list|(?:sort|format|contains|merged|no-merged|points-at)(?:=.*)?))$/,
    },
    writes: {
      "stash drop": "delete",
      "stash clear": "delete",
      add: "add",
      commit: "commit",
      push: "push",
      pull: "merge",
      merge: "merge",
      checkout: "configure",
      switch: "configure",
      clone: "clone",
      stash: "save",
      tag: "tag",
      init: "init",
      restore: "restore",
      rebase: "merge",
      mv: "mv",
      rm: "rm",
    },
    before: /^(?:-C|--git-dir|--work-tree|--namespace)$/,
    refuses:
      /^(?:-c|--config-env.*|--exec-path=.*|--ext-diff|--textconv|--upload-pack.*|--receive-pack.*|-O.*|--open-files-in-pager.*|--output.*|-x|--exec.*|-f|--force.*|--mirror|--delete|-d|-D|--hard)$/,
  },
  docker: {
    reads:
      "ps|images|logs *|inspect *|version|info|stats|top *|port *|diff *|history *|search *|image ls|image inspect *|container ls|container logs *|container inspect *|network ls|network inspect *|volume ls|volume inspect *|system df|compose ps|compose logs|compose config|manifest inspect *|context ls|events",
    writes: {
      build: "build",
      pull: "pull",
      tag: "tag",
      push: "push",
      start: "start",
      stop: "stop",
      restart: "restart",
      rm: "rm",
      rmi: "rm",
      "compose up": "start",
      "compose build": "build",
      "compose restart": "restart",
      "compose stop": "stop",
      "compose down": "remove",
    },
    before: /^(?:-H|--host|-c|--context|--config|-l|--log-level)$/,
  },
  gh: {
    reads:
      "pr list|pr view|pr diff|pr status|pr checks|issue list|issue view|issue status|repo view|repo list|run list|run view|run watch|workflow list|workflow view|release list|release view|search *|status|auth status|gist list|gist view|label list|cache list",
    writes: {
      "pr create": "create",
      "pr comment": "create",
      "pr merge": "merge",
      "pr close": "close",
      "issue create": "create",
      "issue comment": "create",
      "issue close": "close",
      "run rerun": "run",
      "workflow run": "run",
      "release create": "publish",
    },
    refuses: /^(?:--show-token|-t)$/,
  },
  aws: {
    reads:
      "sts get-caller-identity|eks list-clusters|eks describe-cluster|eks list-nodegroups|eks describe-nodegroup|eks list-addons|eks describe-addon|ec2 describe-*|s3 ls|s3api list-buckets|s3api list-objects-v2|cloudwatch get-metric-*|cloudwatch describe-*|cloudwatch list-*|logs describe-*|logs tail|logs filter-log-events|elbv2 describe-*|elb describe-*|rds describe-*|autoscaling describe-*|iam list-*|iam get-role|iam get-policy|ecr describe-*|ecr list-images|route53 list-*|ce get-cost-and-usage|help|configure list|configure list-profiles",
    before: /^--(?:profile|region|output|query|endpoint-url|color|cli-read-timeout|cli-connect-timeout)$/,
    refuses: /^--endpoint-url/,
  },
  gcloud: {
    reads:
      "container clusters list|container clusters describe|container node-pools list|container node-pools describe|compute instances list|compute instances describe|config list|config get-value|auth list|projects list|projects describe|info|version|logging read|compute zones list|compute regions list",
    before: /^--(?:project|zone|region|format|filter|account|configuration|verbosity)$/,
  },
  az: {
    reads:
      "aks list|aks show|aks nodepool list|aks nodepool show|aks get-versions|aks get-upgrades|account show|account list|group list|group show|vm list|vm show|version|resource list|network vnet list|monitor metrics list",
    before: /^(?:--subscription|--output|-o|--query)$/,
  },
  eksctl: {
    reads:
      "get cluster|get clusters|get nodegroup|get nodegroups|get addon|get addons|get iamidentitymapping|version|info|utils describe-stacks|utils describe-addon-versions",
  },
  kustomize: {
    reads: "build|version|cfg tree|cfg count|cfg grep",
    refuses: /^--(?:enable-exec|enable-alpha-plugins|enable-helm|helm-command|network)/,
  },
  ip: {
    reads: "a show|addr show|address show|r show|route show|route get *|link show|neigh show|rule show",
    // Behind them, other words add, change or delete.
    lists: {
      a: nothing,
      addr: nothing,
      address: nothing,
      r: nothing,
      route: nothing,
      link: nothing,
      neigh: nothing,
      rule: nothing,
    },
  },
  minikube: { reads: "status|ip|version|profile list|addons list|logs|service list" },
  kind: { reads: "get clusters|get nodes *|version" },
  k9s: { reads: "version|info" },
  stern: { reads: "" },
  kubectx: { reads: "" },
  kubens: { reads: "" },
  argocd: {
    reads:
      "app list|app get|app diff|app history|app resources|app manifests|app logs|app wait|cluster list|cluster get|repo list|proj list|proj get|version|account get-user-info|account list",
    writes: {
      "app sync": "sync",
      "app rollback": "rollback",
      "app delete": "delete",
      "app set": "set",
      "app create": "create",
    },
  },
  flux: {
    reads: "get *|logs|stats|tree *|trace|version|check|events|diff *",
    writes: { reconcile: "reconcile", suspend: "suspend", resume: "resume", delete: "delete" },
  },
  velero: {
    reads:
      "get *|backup get|backup describe|backup logs|restore get|restore describe|restore logs|schedule get|schedule describe|version|backup-location get",
    writes: {
      "backup create": "backup",
      "restore create": "restore",
      "backup delete": "delete",
      "schedule create": "create",
      "schedule delete": "delete",
    },
  },
  istioctl: { reads: "analyze|proxy-status|proxy-config *|version|x describe|validate|describe *" },
  cilium: { reads: "status|version|connectivity perf|config view" },
  trivy: { reads: "image *|fs *|config *|k8s *|version|repo *|sbom *" },
  conftest: { reads: "test|verify|parse" },
  kubeconform: { reads: "" },
  kubeval: { reads: "" },
  "kube-linter": { reads: "lint|checks list|version" },
  "kube-score": { reads: "score|list|version" },
  pluto: { reads: "detect|detect-files|detect-helm|detect-api-resources|list-versions|version" },
  popeye: { reads: "" },
  opa: {
    reads: "eval|test|check|fmt|inspect|parse|version|deps",
    refuses: /http\.send|opa\.runtime|net\.lookup|^-\w*w$|^--write/,
  },
  palisade: { reads: "validate|test|check|explain|inspect|evaluate|format|parse|capabilities" },
  tflint: { reads: "" },
  tfsec: { reads: "" },
  checkov: { reads: "" },
  hadolint: { reads: "" },
  yamllint: { reads: "" },
  shellcheck: { reads: "" },
  systemctl: {
    reads: "status|is-active|is-enabled|is-failed|list-units|list-timers|list-unit-files|show|cat",
    writes: {
      restart: "restart",
      start: "start",
      stop: "stop",
      reload: "reload",
      enable: "enable",
      disable: "disable",
    },
  },
  journalctl: { reads: "", refuses: /^--(?:vacuum|rotate|flush|sync)/ },
  service: { reads: "* status", writes: {} },
  crictl: { reads: "ps|pods|images|logs *|inspect *|stats|info|version" },
  etcdctl: { reads: "member list|endpoint health|endpoint status|version|alarm list" },
  openssl: { reads: "x509|version|s_client|verify|crl" },
  vault: { reads: "status|version|secrets list|auth list|policy list" },
  kubeadm: { reads: "certs check-expiration|version|config images list" },
  dmesg: { reads: "", refuses: /^-\w*[cCDEn]|^--(?:c|C|console|n)/ },
  npm: { reads: "ls|list|outdated" },
  nginx: { reads: "-t|-T|-v|-V" },
  "redis-cli": { reads: "ping|info|dbsize|--version" },
};

function reader(spec: Known): ProgramReader {
  const reads = spec.reads.split("|").map((each) => each.trim());
  return (command) => {
    const words = ownWords(command, spec);
    if (
      command.words.length === 1 &&
      /^(?:--version|--help|-h|version|help)$/.test(command.words[0]?.text ?? "")
    )
      return void command.emit({ verb: "version", said: command.program });
    const refused = command.words.find(({ text }) => spec.refuses?.test(text));
    if (refused !== undefined)
      return command.refuse("unknown-flag", `with \`${quoted(refused.text)}\` it may do more`, refused);
    const last = command.words.at(-1)?.text;
    const isHelp = last === "--help" && !words.some((word) => runsOthers.test(word));
    const read = isHelp
      ? words.join(" ")
      : (reads.find((each) => matches(each, words)) ?? listed(spec, words));
    if (read !== undefined)
      return void command.emit({ verb: "read", said: `${command.program} ${read}`.trim() });
    const [written, verb] = Object.entries(spec.writes ?? {}).find(([each]) => matches(each, words)) ?? [];
    if (written === undefined || verb === undefined)
      return command.refuse(
        "unknown-verb",
        `\`${command.program} ${quoted(words.slice(0, 2).join(" "))}\` is no command that is known`,
      );
    const rest = words.slice(written.split(" ").length);
    command.emit({
      verb,
      said: `${command.program} ${written}`,
      targets: rest.slice(0, 3).map((name) => ({ kind: command.program, name })),
      ...(command.words.some(({ text }) => /^(?:--force|-f)$/.test(text)) && { force: true }),
    });
  };
}

/** What stands behind them is another program's, `--help` too. */
const runsOthers = /^(?:--|exec|run|ssh|debug|)$/;

/** `git branch -a`, `git tag --list 'v*'`: a pattern stands only behind a flag that asks for one. */
function listed({ lists = {} }: Known, [command = "", ...words]: readonly string[]): string | undefined {
  const flags = Object.hasOwn(lists, command) ? lists[command] : undefined;
  if (flags === undefined) return undefined;
  const isAsked = words.some((word) =>
    /^(?:-l|--(?:list|contains|merged|no-merged|points-at|sort|format))$/.test(word),
  );
  const isListing = words.every(
    (word) => flags.test(word) || (isAsked && !word.startsWith("-") && word !== ""),
  );
  return isListing ? command : undefined;
}

/** Without flags before the command, and their values; a word that is not known stands for none. */
function ownWords({ words }: Command, { before }: Known): readonly string[] {
  const from = words.findIndex(
    ({ text }, index) => !text.startsWith("-") && before?.test(words[index - 1]?.text ?? "") !== true,
  );
  const rest =
    from === -1 ? words : [...words.slice(from).filter((word, index) => index < 3 || word !== undefined)];
  return rest.map(({ text, dynamic }) => (dynamic === true ? "" : text));
}

/** Each word in turn; `describe-*` is any word that begins so. */
function matches(pattern: string, words: readonly string[]): boolean {
  if (pattern === "") return true;
  return pattern.split(/\s+/).every((part, index) => {
    const word = words[index] ?? "";
    if (part === "*") return word !== "";
    return part.endsWith("*") ? word.startsWith(part.slice(0, -1)) : word === part;
  });
}

export const otherTools: Readonly<Record<string, ProgramReader>> = Object.fromEntries(
  Object.entries(known).map(([name, spec]) => [name, reader(spec)]),
);

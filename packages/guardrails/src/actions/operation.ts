// What an action comes to, however it was said: the facts that the rules of the action pack judge.

/** Why something could not be understood; whatever it is, the action is denied. */
export type Unread = {
  /** A JSON pointer into the request: `/command`, `/arguments/patch`. */
  readonly at: string;
  /** In UTF-16 units of the text at `at`. */
  readonly range?: { readonly start: number; readonly end: number };
  /** `unknown-program`, `unknown-verb`, `unknown-flag`, `dynamic` (known only when it runs), `syntax`, `too-long`, … */
  readonly kind: string;
  /** For people, quoting no values that may be secrets: "`frobnicate` is no command of kubectl". */
  readonly message: string;
};

/** Something that an operation is about: `{kind: "deployments", group: "apps", name: "web"}`. */
export type Target = {
  /** Plural, lower case, as Kubernetes or Palette calls it; short names and versions are resolved. */
  readonly kind: string;
  /** The API group, where it was said. */
  readonly group?: string;
  /** `exec`, `scale`, `status`, `finalize`, … */
  readonly subresource?: string;
  /** Missing where none is named: all of them, or those that a selector picks. */
  readonly name?: string;
};

/** A setting that an operation would make, wherever it was said: a flag, a patch, a manifest, a body. */
export type Change = {
  /** `["spec", "replicas"]`; keys as they were written. */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly at: string;
};

/** One thing that would be done. A shell line has one for each command in it, the worst counts. */
export type Operation = {
  /** Where in the request it is said. */
  readonly at: string;
  readonly range?: { readonly start: number; readonly end: number };
  /** `kubectl`, `helm`, `terraform`, `palette`, `palette-api`, `kubernetes-api`, an MCP tool's name, `shell`, … */
  readonly tool: string;
  /** Squeezed, of `contract/verbs.ts`: what is done (`rollout status` is `status`, `rollout undo` is `rollback`). */
  readonly verb: string;
  /** The words that say it, as its users write them: `rollout status`, `DELETE /v1/spectroclusters/{uid}`. */
  readonly said: string;
  readonly targets: readonly Target[];
  readonly namespace?: string;
  readonly all_namespaces?: boolean;
  /** The cluster, context, kubeconfig or workspace, as it was named. */
  readonly cluster?: string;
  /** As the request or the line names it. */
  readonly environment?: string;
  /** Nothing is changed: `--dry-run=server`, `plan`, `/validate`. */
  readonly dry_run?: boolean;
  /** Neither asks nor waits: `--force`, `--grace-period=0`, `forceDelete=true`. */
  readonly force?: boolean;
  /** Everything of its kind: `--all`, `deletecollection` without a selector. */
  readonly all?: boolean;
  readonly selector?: string;
  /** Whose rights it borrows: `--as`, `--as-group`. */
  readonly as?: readonly string[];
  readonly changes?: readonly Change[];
  /** Objects that it would apply, create or delete: heredocs, bodies, inline JSON. */
  readonly manifests?: readonly { readonly at: string; readonly object: unknown }[];
  /** Files outside of what is judged that decide what it does: `-f deploy.yaml`, a chart, a saved plan. */
  readonly files?: readonly string[];
  /** Where its output goes, or what it sends: hosts and URLs, without credentials. */
  readonly sends_to?: readonly string[];
  /** Files that it writes. */
  readonly writes?: readonly string[];
  /** The operations whose output it reads, by index. */
  readonly reads_from?: readonly number[];
  /**
   * What of it is known only when it runs, with its last known part in the field itself, or without: `kind`, `name`,
   * `namespace`, `cluster`, `selector`, `value`, `files`, `sends_to`. It is there only where the rest is plain; a
   * change or a deletion of it may be one of anything.
   */
  readonly dynamic?: readonly string[];
  /** Whether what it prints holds credentials: a Secret's values, a kubeconfig, a token. */
  readonly shows_credentials?: boolean;
  /** Whether what it hands over holds a credential: a message's text, a body. */
  readonly holds_credentials?: boolean;
};

/** What an action comes to. */
export type Understood = {
  readonly operations: readonly Operation[];
  readonly unread: readonly Unread[];
};

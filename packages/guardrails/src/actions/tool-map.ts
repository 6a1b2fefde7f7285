// What MCP tools do, as data: which of their arguments say what. `data.parameters.action.tools` holds it, by tool name.

/** Names of arguments: the first that a call has counts. */
export type ArgumentNames = string | readonly string[];

/** A value that stands in an argument: `{from: "operation", map: {remove: "delete"}}`. Without `map`, it is taken as it is. */
export type FromArgument = {
  readonly from: ArgumentNames;
  readonly map?: Readonly<Record<string, string>>;
  /** What counts where the call has no such argument; without it, the call is not understood. */
  readonly default?: string;
};

/**
 * How to read a call of one tool. What is not said here is looked for where tools usually have it: `name`, `namespace`,
 * `kind` or `resourceType`, `cluster` or `context`, `labelSelector`, `force`, `dryRun`, `allNamespaces`, …
 * @example
 * const remove: ToolReading = { verb: "delete", kind: { from: "resourceType" }, name: "name" };
 */
export type ToolReading = {
  /** A verb of the contract, or the argument that has it. Not needed beside `command`, `request`, and `sql`. */
  readonly verb?: string | FromArgument;
  /** What it is done to, plural: `"pods"`, or the argument that says it. */
  readonly kind?: string | FromArgument;
  readonly subresource?: string;
  readonly name?: ArgumentNames;
  readonly namespace?: ArgumentNames;
  readonly cluster?: ArgumentNames;
  readonly selector?: ArgumentNames;
  readonly force?: ArgumentNames;
  readonly all?: ArgumentNames;
  readonly dry_run?: ArgumentNames;
  /** Objects that it applies or creates: an object, a list of them, or YAML and JSON as text. */
  readonly manifest?: ArgumentNames;
  /** A shell line, or words of one; more than one argument is put together in this order. */
  readonly command?: ArgumentNames;
  /** The program that the words of `command` go to, where they do not begin with it: `kubectl`. */
  readonly program?: string;
  /** SQL: what it does is read from its statements. */
  readonly sql?: ArgumentNames;
  /** A request of the Palette or the Kubernetes API. */
  readonly request?: {
    readonly method?: ArgumentNames;
    readonly path: ArgumentNames;
    readonly query?: ArgumentNames;
    readonly body?: ArgumentNames;
  };
  /** A file that it reads, or, with `writes`, writes. */
  readonly path?: ArgumentNames;
  /** It writes to its path. */
  readonly writes?: boolean;
  /** Where it sends something: a URL, a host, a channel. */
  readonly sends_to?: ArgumentNames;
  /** What it gives back holds credentials: a kubeconfig, a token. */
  readonly shows_credentials?: boolean;
};

/** By the tool's name, as a client sees it; `server:tool` and `mcp__server__tool` are looked for as they are, then as `tool`. */
export type ToolMap = Readonly<Record<string, ToolReading>>;

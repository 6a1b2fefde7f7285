// The way to one Palette, from which clients are made: whoever holds it can make one that writes.
import type { ApiKeySource } from "./api-key.js";
import { PaletteError } from "./palette-error.js";
import { type Connection, closeConnection, openConnection } from "./transport/connection.js";
import { type Access, type Call, createCall } from "./transport/make-call.js";
import type { CallOptions, PaletteOptions } from "./transport/transport-options.js";

/** Whose calls they are, and what they are kept to. */
export type PaletteAccess = {
  readonly apiKey?: ApiKeySource;
  /** The project of calls that name none. */
  readonly projectUid?: string;
  /** Calls are kept to these projects, as far as they were open before. */
  readonly projects?: readonly string[];
};

export type PaletteConnection = {
  /** The same way with another key or other projects: limits, breaker and sockets stay shared. */
  as(access: PaletteAccess): PaletteConnection;
  /** Ends what is going on, and closes its sockets. */
  close(): Promise<void>;
};

type Opened = { readonly connection: Connection; readonly access: Access };

/** So that nothing but the makers of clients gets from one to the other. */
const opened = new WeakMap<PaletteConnection, Opened>();

/**
 * Opens the way to a Palette. Nothing is sent yet.
 * @throws {PaletteError} `invalid_options`
 * @example
 * const connection = connectPalette({ baseUrl: "https://api.spectrocloud.com", apiKey: readKey });
 * const reads = createPaletteClient(connection);
 * const ofAna = createPaletteClient(connection.as({ apiKey: readKeyOfAna, projects: ["65f0c1"] }));
 */
export function connectPalette(options: PaletteOptions): PaletteConnection {
  const { apiKey, projectUid, projects } = options;
  return wrap(openConnection(options), {
    apiKey,
    projectUid,
    projects: projects === undefined ? undefined : new Set(projects),
  });
}

function wrap(connection: Connection, access: Access): PaletteConnection {
  const wrapped: PaletteConnection = {
    as: ({ apiKey = access.apiKey, projectUid = access.projectUid, projects }) =>
      wrap(connection, {
        apiKey,
        projectUid,
        projects: projects === undefined ? access.projects : narrowed(projects, access.projects),
      }),
    close: () => closeConnection(connection),
  };
  opened.set(wrapped, { connection, access });
  return wrapped;
}

/** Those of the projects that were open before. */
const narrowed = (projects: readonly string[], open: ReadonlySet<string> | undefined): ReadonlySet<string> =>
  new Set(projects.filter((each) => open === undefined || open.has(each)));

export type Caller = {
  readonly call: Call;
  /** The projects that calls are kept to. */
  readonly projects: ReadonlySet<string> | undefined;
  /** The same with options for every call. */
  with(options: CallOptions): Caller;
};

/** For the makers of clients. */
export function callerOf(given: PaletteOptions | PaletteConnection): {
  readonly caller: Caller;
  readonly connection: PaletteConnection;
} {
  const connection = isConnection(given) ? given : connectPalette(given);
  const found = opened.get(connection);
  if (found === undefined)
    throw new PaletteError("invalid_options", "this is no connection of `connectPalette`");
  return { connection, caller: callerWith(found) };
}

const isConnection = (given: PaletteOptions | PaletteConnection): given is PaletteConnection =>
  typeof (given as Partial<PaletteConnection>).as === "function";

const callerWith = ({ connection, access }: Opened): Caller => ({
  call: createCall(connection, access),
  projects: access.projects,
  with: ({ signal, projectUid = access.projectUid, decisionId = access.decisionId }) =>
    callerWith({
      connection,
      access: {
        ...access,
        projectUid,
        decisionId,
        signals: [...(access.signals ?? []), ...(signal === undefined ? [] : [signal])],
      },
    }),
});

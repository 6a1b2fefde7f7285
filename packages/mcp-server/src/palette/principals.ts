// Who may use Palette through this server: whose key their calls have, and which projects they are kept to.
import type { ApiKeySource } from "@palisade/palette";

/** What a principal may use. All calls of a key have the rights of its owner; projects narrow them. */
export type Access = {
  readonly apiKey: ApiKeySource;
  /** Uids. Without any, nothing is read. */
  readonly projects: readonly string[];
};

/** By name. Somebody who is not on it reads nothing. */
export type Principals = ReadonlyMap<string, Access>;

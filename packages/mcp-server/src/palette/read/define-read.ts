// The declaration of a tool that reads: what it takes, what it answers, and what it asks Palette. All else is the read path's.
import type { Incomplete, PaletteClient } from "@palisade/palette";
import { z } from "zod";
import type { Call } from "../../call.js";
import type { Caller, PaletteService } from "../palette-service.js";
import type { Access } from "../principals.js";

/** What one fetch gave: rows as the tool shows them, and what stands above them. */
export type Batch = {
  readonly rows?: readonly object[];
  readonly head?: object;
  /** Where Palette goes on. */
  readonly next?: string | undefined;
  /** Rows that there are in all, as Palette says. */
  readonly total?: number | undefined;
  readonly incomplete?: Incomplete | undefined;
};

/** What a fetch may use. */
export type Reading = {
  /** Reads as the principal, in the project if there is one. */
  readonly palette: PaletteClient;
  /** Absent for what belongs to the tenant. */
  readonly project: string | undefined;
  /** What Palette named as `next` of the batch before. */
  readonly from: string | undefined;
  readonly service: PaletteService;
  readonly caller: Caller;
  readonly access: Access;
  readonly call: Call;
};

export type ReadDefinition<Input extends z.ZodRawShape> = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** Of the tenant, of one project, or of each project of the principal in turn. */
  readonly scope: "tenant" | "project" | "projects";
  /** Fields above the rows. */
  readonly head?: z.ZodRawShape;
  readonly rows?: { readonly name: string; readonly schema: z.ZodObject };
  /** It looks into the gate's own records, and asks Palette nothing. */
  readonly isLocal?: boolean;
  /** Somebody in a cluster may have written it: words that it brings up are not to be acted on without consent. */
  readonly isUntrusted?: boolean;
  /** Names that Palette itself gives, which may be acted on. */
  readonly names?: (batch: Batch) => readonly (string | undefined)[];
  readonly fetch: (args: z.infer<z.ZodObject<Input>>, reading: Reading) => Promise<Batch>;
};

/** Whatever its arguments are. */
export type PaletteRead = Omit<ReadDefinition<z.ZodRawShape>, "fetch" | "input"> & {
  readonly input: z.ZodObject;
  readonly fetch: (args: never, reading: Reading) => Promise<Batch>;
};

const projectField = z
  .string()
  .min(1)
  .exactOptional()
  .describe("Uid of the project; not needed if the caller has one only. `list_projects` tells them");
const projectsField = z
  .string()
  .min(1)
  .exactOptional()
  .describe("Only this project, by its uid; default: all");
const cursorField = z.string().max(2000).exactOptional().describe("The `nextCursor` of the page before");

/** @example defineRead({ name: "list_projects", scope: "tenant", input: {}, rows, fetch: async (_, { palette }) => … }) */
export function defineRead<Input extends z.ZodRawShape>(definition: ReadDefinition<Input>): PaletteRead {
  const { input, scope, rows } = definition;
  const shape = {
    ...input,
    ...(scope === "project" && { project: projectField }),
    ...(scope === "projects" && { project: projectsField }),
    ...(rows !== undefined && { cursor: cursorField }),
  };
  return { ...definition, input: z.strictObject(shape) };
}

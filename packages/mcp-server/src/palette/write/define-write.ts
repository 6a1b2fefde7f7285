// The declaration of a tool that acts: what it takes, which action that comes to, and how it is done once it may be.
import type { Action } from "@palisade/guardrails";
import type { PaletteClient } from "@palisade/palette";
import { z } from "zod";
import type { Call } from "../../call.js";
import type { Effect } from "../../effects.js";
import type { Feature } from "../../features.js";
import type { Change } from "../palette-port.js";
import type { Caller, PaletteService } from "../palette-service.js";
import type { ChangeLine } from "./change-lines.js";

/** What an action is made of may be read, as the principal, in the project. */
export type Proposing = {
  readonly palette: PaletteClient;
  readonly project: string;
  readonly service: PaletteService;
  readonly caller: Caller;
  readonly call: Call;
};

/** An action, in the one spelling that is judged and approved, and what it would change now. */
export type Proposal = {
  /** The arguments are all that it depends on; `environment` and facts for policies are beside them. */
  readonly action: Pick<Action, "environment"> & {
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly facts: Readonly<Record<string, unknown>>;
  };
  /** One sentence for people: `scale pool worker of cluster dev-1 from 3 to 4`. */
  readonly summary: string;
  readonly change: readonly ChangeLine[];
  /** What whoever confirms it has to type. */
  readonly phrase?: string;
  readonly perform: Change<object>;
};

export type WriteDefinition<Input extends z.ZodRawShape> = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly effect: Extract<Effect, "changes" | "hands-out">;
  /** Without it the tool is not there. */
  readonly feature: Extract<Feature, "writes" | "kubeconfig">;
  readonly input: Input;
  /** What is told once it is done. */
  readonly result: z.ZodRawShape;
  readonly propose: (args: z.infer<z.ZodObject<Input>>, proposing: Proposing) => Promise<Proposal>;
};

/** Whatever its arguments are. */
export type PaletteWrite = Omit<WriteDefinition<z.ZodRawShape>, "propose" | "input"> & {
  readonly input: z.ZodObject;
  readonly propose: (args: never, proposing: Proposing) => Promise<Proposal>;
};

const common = {
  project: z
    .string()
    .min(1)
    .exactOptional()
    .describe("Uid of the project; not needed if the caller has one only"),
  request: z
    .string()
    .min(1)
    .max(20_000)
    .exactOptional()
    .describe("What the person asked for, in their own words: judged as a prompt before anything else"),
  approval: z
    .string()
    .max(100)
    .exactOptional()
    .describe("The id of the approval that a call with the same arguments waits for"),
};

/** @example defineWrite({ name: "delete_cluster", effect: "changes", feature: "writes", input, result: {}, propose }) */
export function defineWrite<Input extends z.ZodRawShape>(definition: WriteDefinition<Input>): PaletteWrite {
  return { ...definition, input: z.strictObject({ ...definition.input, ...common }) };
}

// One declaration carries a command's name, help, options and code.
import type { Host } from "./host.js";

type OptionShape = {
  readonly description: string;
  readonly short?: string;
  /** The name of the value in the help: `file`. */
  readonly placeholder?: string;
};

export type OptionDefinition =
  | (OptionShape & { readonly type: "boolean" })
  | (OptionShape & {
      readonly type: "string";
      readonly choices?: readonly string[];
      readonly default?: string;
    })
  | (OptionShape & { readonly type: "list" });

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

type OptionValue<O extends OptionDefinition> = O extends { type: "boolean" }
  ? boolean
  : O extends { type: "list" }
    ? readonly string[]
    : O extends { default: string }
      ? string
      : string | undefined;

export type OptionValues<O extends OptionDefinitions> = { readonly [Name in keyof O]: OptionValue<O[Name]> };

export type Invocation<O extends OptionDefinitions> = {
  /** What stands on the line besides options. */
  readonly paths: readonly string[];
  readonly values: OptionValues<O>;
};

/** 0: all is well. 1: the answer is no (findings, failed tests). 2: usage, or something that could not be done. */
export type ExitCode = 0 | 1 | 2;

export type CommandDefinition<O extends OptionDefinitions> = {
  /** As it is typed: `validate config`. */
  readonly name: string;
  readonly summary: string;
  /** In commander's syntax: `[paths...]`, `<text>`. */
  readonly arguments?: string;
  readonly options: O;
  readonly examples: readonly { readonly line: string; readonly meaning: string }[];
  readonly run: (invocation: Invocation<O>, host: Host) => Promise<ExitCode>;
};

/** A command whose options nobody needs to know any more. */
export type Command = Omit<CommandDefinition<OptionDefinitions>, "run"> & {
  readonly run: (invocation: never, host: Host) => Promise<ExitCode>;
};

export function defineCommand<const O extends OptionDefinitions>(
  definition: CommandDefinition<O>,
): CommandDefinition<O> {
  return definition;
}

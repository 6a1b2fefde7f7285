// Every command, in the order the help lists them.
import type { Command } from "../define-command.js";
import { validateAction } from "./validate-action.js";
import { validateConfig } from "./validate-config.js";
import { validatePrompt } from "./validate-prompt.js";

export const commands: readonly Command[] = [validateConfig, validatePrompt, validateAction];

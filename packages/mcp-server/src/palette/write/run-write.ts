// The write path: arguments, principal, prompt, proposal, gate. Palette is changed by what the gate executes, and by nothing else.
import { readRequest } from "@palisade/guardrails";
import type { Approval, RunResult } from "@palisade/guardrails/gate";
import { z } from "zod";
import { answerBytes } from "../../answers/answer-size.js";
import { type Call, Question } from "../../call.js";
import { type Answer, defineTool, type Tool } from "../../define-tool.js";
import { accessOf, projectOf, requesterOf } from "../access.js";
import { failureOf, ToolError, type ToolFailure } from "../palette-failure.js";
import type { Caller, PaletteService } from "../palette-service.js";
import { present } from "../present.js";
import type { Access } from "../principals.js";
import { bound } from "../read/bound-texts.js";
import { redactPage, scanPage } from "../read/scan-page.js";
import { actionOf } from "./action-of.js";
import type { ChangeLine } from "./change-lines.js";
import { mayConfirm, settleConfirmation } from "./confirm.js";
import type { PaletteWrite, Proposal } from "./define-write.js";
import { approvalView, helpView, type WriteOutcome, writeShape } from "./write-answer.js";

/** A tool as servers list it. */
export function toolOfWrite(write: PaletteWrite, service: PaletteService, caller: Caller): Tool {
  const { name, title, description, input, effect, result } = write;
  return defineTool({
    name,
    title,
    description,
    effect,
    input,
    output: z.strictObject({ ...writeShape, result: z.strictObject(result).exactOptional() }),
    refuses: ({ outcome }) => outcome !== "done" && outcome !== "pending",
    run: (request, _, call) => new WriteRun(write, service, caller, call).run(request),
  });
}

type Common = { readonly project?: string; readonly request?: string; readonly approval?: string };

/** What is told of the change, whatever comes of it. */
type Told = { readonly summary: string; readonly change?: readonly ChangeLine[]; readonly more?: number };

/** Bytes of an answer that lines of a change may take. */
const mostChangeBytes = 12_000;

class WriteRun {
  readonly #write: PaletteWrite;
  readonly #service: PaletteService;
  readonly #caller: Caller;
  readonly #call: Call;

  constructor(write: PaletteWrite, service: PaletteService, caller: Caller, call: Call) {
    this.#write = write;
    this.#service = service;
    this.#caller = caller;
    this.#call = call;
  }

  async run(request: unknown): Promise<Answer | Question> {
    try {
      return await this.#act(request);
    } catch (error) {
      const failure = failureOf(error);
      await this.#recordFailure(failure).catch(() => undefined);
      return { outcome: outcomeOf(failure), failure };
    }
  }

  async #act(request: unknown): Promise<Answer | Question> {
    const { name, input } = this.#write;
    const args = readRequest({ called: `the arguments of \`${name}\``, schema: input }, request);
    const { project: named, request: prompt, approval } = args as Common;
    const access = accessOf(this.#service, this.#caller);
    const project = projectOf(access, named);
    const refused = await this.#judgePrompt(prompt, project);
    if (refused !== undefined) return refused;
    await this.#call.progress(0, 3, "looking at what would change");
    const proposal = await this.#propose(args, access, project);
    const told = await this.#tell(proposal, project);
    await this.#call.progress(1, 3, "asking the gate");
    const confirmed = await settleConfirmation(this.#service, this.#caller, this.#call, name);
    const result = await this.#run(proposal, { access, project, approval: confirmed ?? approval });
    return this.#answer(result, proposal, told);
  }

  /** A prompt that may not go on is the end of it. */
  async #judgePrompt(text: string | undefined, project: string): Promise<Answer | undefined> {
    if (text === undefined) return undefined;
    const on = requesterOf(this.#service, this.#caller, project);
    const { signal } = this.#call;
    const { decision, help, failure } = await this.#service.gate.judge("prompt", { text }, { on, signal });
    if (decision.effect === "allow") return undefined;
    const message = "what was asked for may not be acted on";
    return present({
      outcome: "denied" as const,
      decision: decision.id,
      help: help && helpView(help),
      failure: failure
        ? { code: failure.code, message: failure.message, retryable: true }
        : { code: "denied", message, retryable: help?.retryable ?? false },
    });
  }

  #propose(args: object, access: Access, project: string): Promise<Proposal> {
    const { signal } = this.#call;
    const palette = this.#service.port.reads(access).inProject(project).with({ signal });
    return this.#write.propose(args as never, {
      palette,
      project,
      service: this.#service,
      caller: this.#caller,
      call: this.#call,
    });
  }

  /** Names and settings are somebody else's texts: what may not go on to a model is for people to look at alone. */
  async #tell({ summary, change }: Proposal, project: string): Promise<Told> {
    const { gate } = this.#service;
    const on = requesterOf(this.#service, this.#caller, project);
    const lines: ChangeLine[] = [];
    let size = 0;
    for (const line of change) {
      const { value } = bound(redactPage(line).value);
      size += answerBytes(value);
      if (size > mostChangeBytes) break;
      lines.push(value);
    }
    const head = { summary: redactPage(bound(summary).value).value };
    try {
      const scanning = { gate, tool: this.#write.name, options: { on, signal: this.#call.signal } };
      const { rows } = await scanPage({ head, rows: lines }, scanning);
      const left = change.length - rows.length;
      return { ...head, change: rows as readonly ChangeLine[], ...(left > 0 && { more: left }) };
    } catch (error) {
      if (!(error instanceof ToolError) || error.code !== "withheld") throw error;
      return { summary: `${this.#write.title}: the names in it may not be shown`, more: change.length };
    }
  }

  #run(
    proposal: Proposal,
    on: { readonly access: Access; readonly project: string; readonly approval: string | undefined },
  ): Promise<RunResult<object>> {
    const { access, project, approval } = on;
    const { gate, port } = this.#service;
    const { principal } = this.#caller;
    const action = actionOf(this.#write.name, proposal, { principal, project, access });
    return gate.run(action, port.executor({ access, project }, proposal.perform), {
      on: requesterOf(this.#service, this.#caller, project),
      signal: this.#call.signal,
      ...(approval === undefined ? {} : { approval }),
    });
  }

  #answer(result: RunResult<object>, proposal: Proposal, told: Told): Answer | Question {
    const base = { ...told, decision: result.decision.id };
    switch (result.outcome) {
      case "executed":
        return { outcome: "done", ...base, run: result.run, result: redactPage(result.value).value };
      case "pending":
        return this.#pending(result.approval, proposal, { ...base, help: helpView(result.help) });
      case "denied": {
        const { code, message } = result.failure ?? { code: "denied", message: "the policy says no" };
        const { retryable } = result.help;
        return {
          outcome: "denied",
          ...base,
          help: helpView(result.help),
          failure: { code, message, retryable },
        };
      }
      case "failed":
        return { outcome: "failed", ...base, run: result.run, failure: failureOf(result.error) };
      case "unrecorded":
        return {
          outcome: "failed",
          ...base,
          run: result.run,
          failure: {
            code: "unrecorded",
            message: `what came of it could not be put on record: ${result.failure.message}`,
            hint: "it may have been done: look before anything else",
            retryable: false,
          },
        };
    }
  }

  #pending(approval: Approval, proposal: Proposal, base: Answer): Answer | Question {
    if (mayConfirm(this.#service, this.#caller, this.#call, approval))
      return new Question({
        message: questionText(proposal),
        approval: approval.id,
        ...(proposal.phrase === undefined ? {} : { phrase: proposal.phrase }),
      });
    return {
      outcome: "pending",
      ...base,
      approval: approvalView(approval),
      next: `Tell the person that somebody else has to approve it. Once get_approval_status says that it is approved, call ${this.#write.name} again with the same arguments and approval: "${approval.id}".`,
    };
  }

  /** What the gate never came to see is on record all the same. */
  async #recordFailure({ code }: ToolFailure): Promise<void> {
    const { tenant, project, requester } = requesterOf(this.#service, this.#caller, undefined);
    const details = { tool: this.#write.name, requester, outcome: "denied", code };
    await this.#service.audit.append({ kind: "call", tenant, project, details });
  }
}

/** Lines of a change that a person is shown in a question. */
const mostLinesAsked = 20;

function questionText({ summary, change }: Proposal): string {
  const lines = change
    .slice(0, mostLinesAsked)
    .map(({ at, from, to }) => `${at}: ${shown(from)} → ${shown(to)}`);
  const more = change.length > mostLinesAsked ? [`… and ${change.length - mostLinesAsked} more`] : [];
  return [`Shall this be done? ${summary}`, ...lines, ...more].join("\n");
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 200);
}

const deniedCodes: ReadonlySet<string> = new Set(["no_access", "forbidden", "project_required", "denied"]);

function outcomeOf({ code }: ToolFailure): WriteOutcome {
  if (code === "not_available") return "not_available";
  return deniedCodes.has(code) ? "denied" : "failed";
}

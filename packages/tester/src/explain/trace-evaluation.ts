// An evaluation step by step, as `opa eval --explain` tells it: from the plan interpreter, in the words of the source.
import { type CompileResult, type Module, printTerm, type Rule, type Source } from "@palisade/compiler";
import type { Plan, Statement, Value } from "@palisade/language";
import type { Tracer, TraceStep } from "@palisade/runtime";
import { type EvaluateOptions, EvaluationError, type HostOptions, loadInterpreter } from "@palisade/runtime";
import { type ExpressionPlace, type Position, placesByFile, type SourcePlaces } from "../source-places.js";
import { type ShownValue, shownValues } from "./shown-values.js";

/** `enter` and `exit` are of rules, `eval` and `fail` of expressions, `note` of what `trace` says. */
export type TraceOperation = "enter" | "eval" | "fail" | "exit" | "note";

export type TraceEvent = {
  readonly operation: TraceOperation;
  /** Absent for the query. */
  readonly file: string | undefined;
  readonly row: number;
  readonly column: number;
  /** How deep in rules that ask for one another. */
  readonly depth: number;
  readonly text: string;
  /** What stands in an expression that failed. */
  readonly values: readonly ShownValue[];
};

export type TraceRequest = {
  readonly plan: Plan;
  readonly variables: CompileResult["variables"];
  readonly sources: readonly Source[];
  readonly modules: readonly Module[];
  readonly entrypoint: string;
  /** How it is written. */
  readonly query: string;
  readonly input: Value | undefined;
  readonly data: Value;
  readonly host: HostOptions;
  readonly options: EvaluateOptions;
  /** Show what stands in every expression, not only in those that fail. */
  readonly everyValue?: boolean;
};

/** Events beyond these are left out: nobody reads them, and they would fill the memory. */
const mostEvents = 50_000;

/** Up to the end of the evaluation, or to the error that ended it. */
export function traceEvaluation(request: TraceRequest): readonly TraceEvent[] {
  const narrator = new Narrator(request);
  try {
    const { plan, host, entrypoint, input, data, options } = request;
    const quiet = { ...host, print: () => undefined };
    loadInterpreter(plan, quiet, narrator).evaluate(entrypoint, input, data, options);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
  }
  return narrator.events;
}

/** What is being told of one open call. */
type Chapter = { rule: Rule | undefined; expression: ExpressionPlace | undefined; failed: boolean };

/** What statements do at a head once the rule holds. */
const completing: ReadonlySet<Statement["kind"]> = new Set([
  "AssignVar",
  "AssignVarOnce",
  "SetAdd",
  "ObjectInsert",
  "ObjectInsertOnce",
]);

class Narrator implements Tracer {
  readonly events: TraceEvent[] = [];
  readonly #request: TraceRequest;
  readonly #places: ReadonlyMap<string, SourcePlaces>;
  readonly #heads: ReadonlyMap<string, Rule>;
  readonly #chapters: Chapter[] = [];
  readonly #found = new Map<Statement, ExpressionPlace | undefined>();

  constructor(request: TraceRequest) {
    this.#request = request;
    this.#places = placesByFile(request.sources, request.modules);
    const heads = [...this.#places.values()].flatMap((places) =>
      places.heads.map(({ rule }) => [placeKey(rule.head.location.file, rule.head.location), rule] as const),
    );
    this.#heads = new Map(heads);
    this.#add("enter", 0, { file: undefined, row: 1, column: 1 }, request.query);
    this.#add("eval", 1, { file: undefined, row: 1, column: 1 }, request.query);
  }

  enter(step: TraceStep): void {
    const { statement, depth } = step;
    this.#chapters.length = Math.min(this.#chapters.length, depth + 1);
    this.#chapters[depth] ??= { rule: undefined, expression: undefined, failed: false };
    if (depth === 0) return;
    const chapter = this.#chapters[depth] as Chapter;
    const found = this.#expressionOf(statement);
    if (found === undefined) return;
    if (found.rule !== chapter.rule) this.#open(chapter, found.rule, step);
    if (found.expression !== chapter.expression?.expression) {
      chapter.expression = found;
      chapter.failed = false;
      const values = this.#request.everyValue === true ? this.#valuesOf(step, found) : [];
      if (!isTrue(found)) this.#tell("eval", found, depth, values);
    }
    if (statement.kind === "Call" && statement.function === "trace") this.#note(step, found);
    if (statement.kind === "Break" && statement.index === 0) this.#fail(step, found);
  }

  leave(step: TraceStep, defined: boolean): void {
    const { statement, depth } = step;
    if (depth === 0) return;
    const found = this.#expressionOf(statement);
    if (!defined && found !== undefined) this.#fail(step, found);
    const file = this.#fileOf(statement);
    if (!defined || file === undefined || !completing.has(statement.kind)) return;
    const rule = this.#heads.get(placeKey(file, statement));
    if (rule === undefined) return;
    const chapter = this.#chapters[depth] as Chapter;
    if (chapter.rule !== rule) this.#open(chapter, rule, step);
    this.#add("exit", depth + 1, rule.head.location, nameOf(step));
    // Another solution is told anew.
    chapter.expression = undefined;
  }

  #open(chapter: Chapter, rule: Rule, step: TraceStep): void {
    chapter.rule = rule;
    this.#add("enter", step.depth, rule.head.location, nameOf(step));
  }

  #fail(step: TraceStep, found: ExpressionPlace): void {
    const chapter = this.#chapters[step.depth] as Chapter;
    const isSame = chapter.expression?.expression === found.expression;
    if (isSame && chapter.failed) return;
    chapter.expression = found;
    chapter.failed = true;
    this.#tell("fail", found, step.depth, this.#valuesOf(step, found));
  }

  #valuesOf(
    { statement, locals, function: name = "" }: TraceStep,
    found: ExpressionPlace,
  ): readonly ShownValue[] {
    const places = this.#places.get(found.expression.location.file);
    const { plan, variables } = this.#request;
    if (places === undefined) return [];
    return shownValues({ statement, function: name, locals, call: undefined, order: 0 }, found, {
      places,
      variables: variables?.get(name) ?? [],
      read: (operand, held) =>
        operand.kind === "local"
          ? held.get(operand.local)
          : operand.kind === "boolean"
            ? operand.value
            : plan.static.strings[operand.index],
    });
  }

  #note(step: TraceStep, { expression }: ExpressionPlace): void {
    const { statement, locals, depth } = step;
    const [operand] = statement.kind === "Call" ? statement.arguments : [];
    if (operand === undefined || operand.kind === "boolean") return;
    const { strings } = this.#request.plan.static;
    const message = operand.kind === "local" ? locals.get(operand.local) : strings[operand.index];
    this.#add("note", depth + 1, expression.location, `"${String(message)}"`);
  }

  #tell(
    operation: TraceOperation,
    found: ExpressionPlace,
    depth: number,
    values: readonly ShownValue[] = [],
  ): void {
    const { expression } = found;
    const source = this.#places.get(expression.location.file)?.source;
    const text = (source?.textOf(expression.location) ?? "").replace(/\s+/g, " ");
    this.#add(operation, depth + 1, expression.location, text, values);
  }

  #add(
    operation: TraceOperation,
    depth: number,
    { file, row, column }: Position & { readonly file: string | undefined },
    text: string,
    values: readonly ShownValue[] = [],
  ): void {
    const { length } = this.events;
    if (length > mostEvents) return;
    if (length < mostEvents) this.events.push({ operation, file, row, column, depth, text, values });
    else {
      const end = "the rest is left out: it is too long to read";
      this.events.push({ operation: "note", file, row, column, depth, text: end, values: [] });
    }
  }

  #expressionOf(statement: Statement): ExpressionPlace | undefined {
    if (!this.#found.has(statement)) {
      const file = this.#fileOf(statement);
      const places = file === undefined ? undefined : this.#places.get(file);
      this.#found.set(statement, places?.expressionAt(statement));
    }
    return this.#found.get(statement);
  }

  #fileOf({ file }: Statement): string | undefined {
    return this.#request.plan.static.files[file];
  }
}

function placeKey(file: string, { row, column }: Position): string {
  return `${file}:${row}:${column}`;
}

/** `data.app.allow` of `g0.data.app.allow`. */
function nameOf({ function: name = "" }: TraceStep): string {
  return name.replace(/^g\d+\./, "");
}

/** The body of a rule that was written without one. */
function isTrue({ expression: { code } }: ExpressionPlace): boolean {
  return code.kind === "term" && printTerm(code.term) === "true";
}

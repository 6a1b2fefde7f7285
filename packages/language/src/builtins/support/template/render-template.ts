// Fills data into one of Go's templates.
import { RegoObject } from "../../../values/collections.js";
import { isArray } from "../../../values/kind.js";
import type { Value } from "../../../values/value.js";
import type { TakeSteps } from "../../builtin-context.js";
import { BuiltinError } from "../../builtin-error.js";
import { prepareText } from "../limits.js";
import { StepMeter } from "../step-meter.js";
import { TextMeter } from "../text-meter.js";
import { parseTemplate } from "./parse-template.js";
import { callFunction, type Item, isInt, isTrue, shown } from "./template-functions.js";
import type { Operand, Pipe, Template, TemplateNode } from "./template-node.js";

/** Templates may call themselves, but not for ever. */
const maximumDepth = 500;
/** A node, a round or a function costs so many steps of the evaluation. */
const stepsPerNode = 40;

/**
 * @throws {BuiltinError} for a malformed template, or data that does not suit it.
 * @throws {HaltError} when it takes more steps than are left.
 */
export function renderTemplate(source: string, data: Value, takeSteps: TakeSteps): string {
  return new Renderer(parseTemplate(source), takeSteps).render(data);
}

type Variable = { readonly name: string; item: Item };
type Jump = "break" | "continue" | undefined;

class Renderer {
  readonly #template: Template;
  readonly #parts: string[] = [];
  #variables: Variable[] = [];
  readonly #written = new TextMeter();
  #depth = 0;
  readonly #meter: StepMeter;

  constructor(template: Template, takeSteps: TakeSteps) {
    this.#template = template;
    this.#meter = new StepMeter(takeSteps);
  }

  render(data: Value): string {
    this.#variables = [{ name: "$", item: data }];
    this.#nodes(this.#template.main, data);
    return this.#parts.join("");
  }

  #nodes(nodes: readonly TemplateNode[], dot: Item): Jump {
    for (const node of nodes) {
      this.#meter.add(stepsPerNode);
      const jump = this.#node(node, dot);
      if (jump !== undefined) return jump;
    }
    return undefined;
  }

  #node(node: TemplateNode, dot: Item): Jump {
    switch (node.kind) {
      case "text":
        this.#write(node.text);
        return undefined;
      case "action": {
        const item = this.#pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.#write(shown(item, false));
        return undefined;
      }
      case "template":
        this.#call(node.name, node.pipe === undefined ? undefined : this.#pipe(node.pipe, dot));
        return undefined;
      case "break":
      case "continue":
        return node.kind;
      default:
        return this.#scoped(() => this.#control(node, dot));
    }
  }

  #control(node: Extract<TemplateNode, { kind: "if" | "with" | "range" }>, dot: Item): Jump {
    if (node.kind === "range") return this.#range(node, dot);
    const item = this.#pipe(node.pipe, dot);
    if (!isTrue(item)) return this.#nodes(node.otherwise, dot);
    return this.#nodes(node.body, node.kind === "with" ? item : dot);
  }

  #range(node: Extract<TemplateNode, { kind: "if" | "with" | "range" }>, dot: Item): Jump {
    const collection = this.#pipe({ ...node.pipe, variables: [] }, dot);
    let rounds = 0;
    for (const [key, item] of entriesOf(collection)) {
      rounds++;
      this.#meter.add(stepsPerNode);
      const jump = this.#scoped(() => {
        const [first, second] = node.pipe.variables;
        if (first !== undefined) this.#set(first, second === undefined ? item : key, node.pipe.assigns);
        if (second !== undefined) this.#set(second, item, node.pipe.assigns);
        return this.#nodes(node.body, item);
      });
      if (jump === "break") break;
    }
    return rounds === 0 ? this.#nodes(node.otherwise, dot) : undefined;
  }

  #call(name: string, dot: Item): void {
    const body = this.#template.named.get(name);
    if (body === undefined)
      throw new BuiltinError(`template: template: template ${JSON.stringify(name)} not defined`);
    if (++this.#depth > maximumDepth) throw new BuiltinError("exceeded maximum template depth");
    const outer = this.#variables;
    this.#variables = [{ name: "$", item: dot }];
    this.#nodes(body, dot);
    this.#variables = outer;
    this.#depth--;
  }

  #pipe(pipe: Pipe, dot: Item): Item {
    let item: Item;
    for (const [index, command] of pipe.commands.entries()) {
      item = this.#command(command, dot, index === 0 ? [] : [item]);
    }
    for (const name of pipe.variables) this.#set(name, item, pipe.assigns);
    return item;
  }

  #command(command: readonly Operand[], dot: Item, piped: readonly Item[]): Item {
    const [first, ...others] = command;
    if (first === undefined) return undefined;
    if (first.kind !== "function") {
      if (first.kind === "nil") throw new BuiltinError("nil is not a command");
      if (others.length > 0 || piped.length > 0) {
        throw new BuiltinError("can't give argument to non-function");
      }
      return this.#operand(first, dot);
    }
    if (first.name !== "and" && first.name !== "or") {
      return this.#function(first.name, [...others.map((other) => this.#operand(other, dot)), ...piped]);
    }
    let item: Item;
    for (const evaluate of [
      ...others.map((other) => () => this.#operand(other, dot)),
      ...piped.map((given) => () => given),
    ]) {
      item = evaluate();
      if (isTrue(item) === (first.name === "or")) return item;
    }
    return item;
  }

  #function(name: string, items: readonly Item[]): Item {
    this.#meter.add(stepsPerNode + lengthOfTexts(items));
    const result = callFunction(name, items);
    // Texts count whether they are written or dropped.
    const length = lengthOfTexts([result]);
    prepareText(length);
    this.#meter.add(length);
    return result;
  }

  #operand(operand: Operand, dot: Item): Item {
    switch (operand.kind) {
      case "dot":
        return dot;
      case "nil":
        return undefined;
      case "constant":
        return operand.value;
      case "function":
        return this.#command([operand], dot, []);
      case "variable":
        return this.#variables.findLast(({ name }) => name === operand.name)?.item;
      case "pipe":
        return this.#scoped(() => this.#pipe(operand.pipe, dot));
      default:
        return operand.names.reduce(fieldOf, this.#operand(operand.of, dot));
    }
  }

  #set(name: string, item: Item, assigns: boolean): void {
    const known = assigns ? this.#variables.findLast((variable) => variable.name === name) : undefined;
    if (known === undefined) this.#variables.push({ name, item });
    else known.item = item;
  }

  #scoped<Result>(run: () => Result): Result {
    const known = this.#variables.length;
    const result = run();
    this.#variables.length = known;
    return result;
  }

  #write(text: string): void {
    this.#meter.add(text.length);
    this.#written.add(text.length);
    this.#parts.push(text);
  }
}

function lengthOfTexts(items: readonly Item[]): number {
  return items.reduce<number>((sum, item) => sum + (typeof item === "string" ? item.length : 0), 0);
}

function fieldOf(item: Item, name: string): Item {
  if (item instanceof RegoObject) return item.get(name);
  if (item === undefined || item === null) return undefined;
  throw new BuiltinError(`can't evaluate field ${name} in type interface {}`);
}

/** One by one: a number stands for as many rounds, and a `break` may end them early. */
function* entriesOf(item: Item): Generator<readonly [Item, Item]> {
  if (item === undefined || item === null) return;
  if (isInt(item)) {
    for (let int = 0n; int < item.int; int++) yield [{ int }, { int }];
  } else if (item instanceof RegoObject) yield* item.entries();
  else if (isArray(item as Value)) {
    for (const [index, member] of (item as readonly Value[]).entries())
      yield [{ int: BigInt(index) }, member];
  } else throw new BuiltinError(`range can't iterate over ${shown(item)}`);
}

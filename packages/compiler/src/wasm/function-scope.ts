// What a statement's code generation works on: one function's locals, open blocks and code.
import type { Block, Local, Operand, Statement } from "@palisade/language";
import { type FunctionFacts, functionFacts } from "../analysis/function-facts.js";
import { GenerateError } from "../analysis/generate-error.js";
import { CodeBuilder, type Label, type WasmLocal } from "./instructions.js";
import type { LibraryFunction } from "./library.js";
import type { ModuleScope } from "./module-scope.js";

/** Engines accept no more. */
const maximumLocals = 50_000;
const maximumCodeBytes = 7_500_000;

/** An open block of the plan: where leaving it goes, and what leaving it from further inside restores. */
type Frame = { readonly label: Label; readonly restore: (() => void) | undefined };

export class FunctionScope {
  readonly code: CodeBuilder;
  readonly module: ModuleScope;
  readonly facts: FunctionFacts;
  /** Whether the function is one that takes arguments beyond `input` and `data`. */
  readonly takesArguments: boolean;
  readonly #locals = new Map<Local, WasmLocal>();
  /** Those whose plan locals or other uses are over. */
  readonly #free: WasmLocal[] = [];
  readonly #frames: Frame[] = [];
  readonly #return: (scope: FunctionScope) => void;

  /** `onReturn` writes what a return does with the address on the stack. */
  constructor(
    module: ModuleScope,
    parameters: readonly Local[],
    blocks: readonly Block[],
    onReturn: (scope: FunctionScope) => void,
    extraParameters = 0,
  ) {
    this.module = module;
    this.facts = functionFacts(parameters, blocks, module);
    this.takesArguments = parameters.length > 2;
    this.code = new CodeBuilder(parameters.length + extraParameters);
    this.#return = onReturn;
    for (const [index, parameter] of parameters.entries()) this.#locals.set(parameter, index);
  }

  local(local: Local): WasmLocal {
    const known = this.#locals.get(local);
    if (known !== undefined) return known;
    const created = this.code.newLocal();
    this.#locals.set(local, created);
    return created;
  }

  /** Before the block's statements: locals for what only it uses. */
  openLocals(block: Block): void {
    for (const { local, beginsUndefined } of this.facts.extents.get(block) ?? []) {
      const recycled = this.#free.pop();
      this.#locals.set(local, recycled ?? this.code.newLocal());
      if (recycled === undefined || !beginsUndefined) continue;
      this.code.constant(0);
      this.set(local);
    }
  }

  /** After them: others may have these locals. */
  closeLocals(block: Block): void {
    for (const { local } of this.facts.extents.get(block) ?? []) this.#free.push(this.local(local));
  }

  /** For words that are written before they are read; to be given back. No callback: blocks nest deeply. */
  takeTemporary(): WasmLocal {
    return this.#free.pop() ?? this.code.newLocal();
  }

  giveBack(...temporaries: readonly WasmLocal[]): void {
    this.#free.push(...temporaries);
  }

  get(local: Local): void {
    this.code.localGet(this.local(local));
  }

  set(local: Local): void {
    this.code.localSet(this.local(local));
  }

  /** Puts an operand's address on the stack. */
  operand(operand: Operand): void {
    if (operand.kind === "local") this.get(operand.local);
    else this.code.constant(this.module.operandAddress(operand));
  }

  call(name: LibraryFunction): void {
    this.code.call(this.module.library(name));
  }

  /** Until it is closed, a block of the plan is the innermost: leaving it goes to `label`. */
  openFrame(label: Label, restore?: () => void): void {
    this.#frames.push({ label, restore });
  }

  closeFrame(): void {
    this.#frames.pop();
  }

  /** Ends the innermost block: the statement is undefined. */
  undefined(): void {
    this.code.branch(this.#frame(0).label);
  }

  /** Ends the innermost block if the word on the stack is not zero. */
  undefinedIf(): void {
    this.code.branchIf(this.#frame(0).label);
  }

  /** Keeps the address on the stack in a local; undefined if it is zero. */
  setDefined(target: Local): void {
    this.code.localTee(this.local(target));
    this.code.plain("isZero");
    this.undefinedIf();
  }

  /** Leaves `count` blocks further out than the innermost. */
  leave(count: number): void {
    const target = this.#frame(count);
    for (let index = 0; index < count; index++) this.#frame(index).restore?.();
    this.code.branch(target.label);
  }

  return(source: Local): void {
    // Before anything is restored: the source may be a document that a `with` replaced.
    this.get(source);
    for (let index = 0; index < this.#frames.length; index++) this.#frame(index).restore?.();
    this.#return(this);
  }

  abort({ file, row, column }: Statement, message: string): void {
    const place = `${this.module.fileName(file)}:${row}:${column}`;
    this.code.constant(this.module.text(`${place}: ${message}`));
    this.code.call(this.module.hostFunction("opa_abort"));
    this.code.unreachable();
  }

  checkSize(): void {
    if (this.code.localCount > maximumLocals) throw tooLarge(`${this.code.localCount} local variables`);
    if (this.code.length > maximumCodeBytes) throw tooLarge(`${this.code.length} bytes of code`);
  }

  #frame(outwards: number): Frame {
    const frame = this.#frames[this.#frames.length - 1 - outwards];
    if (frame === undefined) throw new GenerateError("invalid-plan", "a break leads out of its function");
    return frame;
  }
}

function tooLarge(what: string): GenerateError {
  return new GenerateError(
    "too-large",
    `a rule needs ${what}, more than WASM engines accept in one function`,
  );
}

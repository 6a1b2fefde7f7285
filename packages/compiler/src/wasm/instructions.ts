// Writes a function's instructions: structured labels instead of relative depths, ids instead of indices.
import { ByteWriter } from "@palisade/language";
import { type FunctionBody, type FunctionId, type FunctionUse, valueTypes } from "./encode/module.js";

/** An open block, loop or if, by the depth it was opened at. */
export type Label = number;

/** A local by its WASM index. */
export type WasmLocal = number;

const opcode = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  branchTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  drop: 0x1a,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  load: 0x28,
  store: 0x36,
  i32Const: 0x41,
  i64Const: 0x42,
} as const;

/** Instructions without immediates that the generator uses. */
const plain = {
  select: 0x1b,
  isZero: 0x45,
  equal: 0x46,
  notEqual: 0x47,
  lessSigned: 0x48,
  lessUnsigned: 0x49,
  greaterOrEqual: 0x4e,
  isZero64: 0x50,
  add: 0x6a,
  subtract64: 0x7d,
  extendToI64: 0xac,
} as const;

const noResult = 0x40;
/** Loads and stores are of words. */
const wordAlignment = 2;

export class CodeBuilder {
  readonly #writer = new ByteWriter();
  readonly #uses: FunctionUse[] = [];
  readonly #firstLocal: number;
  #locals: number;
  #depth = 0;

  /** All locals are addresses or counts: i32. */
  constructor(parameters: number) {
    this.#firstLocal = parameters;
    this.#locals = parameters;
  }

  get localCount(): number {
    return this.#locals;
  }

  get length(): number {
    return this.#writer.length;
  }

  newLocal(): WasmLocal {
    return this.#locals++;
  }

  block(): Label {
    return this.#open(opcode.block);
  }

  /** A branch to a loop's label starts it again. */
  loop(): Label {
    return this.#open(opcode.loop);
  }

  if(): Label {
    return this.#open(opcode.if);
  }

  else(): void {
    this.#writer.byte(opcode.else);
  }

  end(): void {
    this.#writer.byte(opcode.end);
    this.#depth--;
  }

  branch(label: Label): void {
    this.#writer.byte(opcode.branch).unsigned(this.#relative(label));
  }

  branchIf(label: Label): void {
    this.#writer.byte(opcode.branchIf).unsigned(this.#relative(label));
  }

  /** Leaves the n-th label by the number on the stack, the last one for any other number. */
  branchTable(labels: readonly Label[], otherwise: Label): void {
    this.#writer.byte(opcode.branchTable);
    this.#writer.vector(labels, (label) => this.#writer.unsigned(this.#relative(label)));
    this.#writer.unsigned(this.#relative(otherwise));
  }

  localGet(local: WasmLocal): void {
    this.#writer.byte(opcode.localGet).unsigned(local);
  }

  localSet(local: WasmLocal): void {
    this.#writer.byte(opcode.localSet).unsigned(local);
  }

  localTee(local: WasmLocal): void {
    this.#writer.byte(opcode.localTee).unsigned(local);
  }

  globalGet(index: number): void {
    this.#writer.byte(opcode.globalGet).unsigned(index);
  }

  globalSet(index: number): void {
    this.#writer.byte(opcode.globalSet).unsigned(index);
  }

  load(offset: number): void {
    this.#writer.byte(opcode.load).unsigned(wordAlignment).unsigned(offset);
  }

  store(offset: number): void {
    this.#writer.byte(opcode.store).unsigned(wordAlignment).unsigned(offset);
  }

  constant(value: number): void {
    this.#writer.byte(opcode.i32Const).signed(value);
  }

  constant64(value: bigint): void {
    this.#writer.byte(opcode.i64Const).signed64(value);
  }

  call(target: FunctionId): void {
    this.#writer.byte(opcode.call);
    this.#uses.push({ at: this.#writer.length, end: this.#writer.length, target });
  }

  /** Calls the table's function by the slot on the stack. */
  callIndirect(type: number): void {
    this.#writer.byte(opcode.callIndirect).unsigned(type).byte(0);
  }

  return(): void {
    this.#writer.byte(opcode.return);
  }

  unreachable(): void {
    this.#writer.byte(opcode.unreachable);
  }

  drop(): void {
    this.#writer.byte(opcode.drop);
  }

  plain(name: keyof typeof plain): void {
    this.#writer.byte(plain[name]);
  }

  /** The body, ended. */
  finish(): FunctionBody {
    const count = this.#locals - this.#firstLocal;
    return {
      locals: count === 0 ? [] : [{ count, type: valueTypes.i32 }],
      code: this.#writer.byte(opcode.end).finish(),
      uses: this.#uses,
    };
  }

  #open(code: number): Label {
    this.#writer.byte(code).byte(noResult);
    return this.#depth++;
  }

  #relative(label: Label): number {
    return this.#depth - 1 - label;
  }
}

// A module's memory through views that follow its growth.
import { decodeUtf8 } from "@palisade/language";
import { EvaluationError } from "../evaluation-error.js";
import type { ModuleMemoryObject } from "./web-assembly.js";

export const pageSize = 65_536;
/** A message of a module's is not read beyond so many bytes. */
const longestMessage = 4096;

export class ModuleMemory {
  readonly #memory: ModuleMemoryObject;
  #buffer: ArrayBuffer;
  #bytes: Uint8Array;
  #words: Uint32Array;

  constructor(memory: ModuleMemoryObject) {
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.#bytes = new Uint8Array(this.#buffer);
    this.#words = new Uint32Array(this.#buffer);
  }

  get pages(): number {
    return this.#memory.buffer.byteLength / pageSize;
  }

  /** Memory as words; not to be kept across a call into the module. */
  get words(): Uint32Array {
    if (this.#buffer !== this.#memory.buffer) this.#refresh();
    return this.#words;
  }

  /** Memory as bytes; not to be kept across a call into the module. */
  get bytes(): Uint8Array {
    if (this.#buffer !== this.#memory.buffer) this.#refresh();
    return this.#bytes;
  }

  /** @throws {EvaluationError} if it does not lie in memory. */
  text(address: number, length: number): string {
    const { bytes } = this;
    if (address < 0 || address + length > bytes.length)
      throw new EvaluationError("eval_internal_error", `the module has no text at address ${address}`);
    return decodeText(bytes, address, length);
  }

  /** How long the text is that a NUL ends. */
  terminatedLength(address: number): number {
    const { bytes } = this;
    const end = bytes.indexOf(0, address);
    return (end < 0 ? bytes.length : end) - address;
  }

  /** A text that a NUL ends, or its beginning. */
  message(address: number): string {
    const { bytes } = this;
    const window = bytes.subarray(address, address + longestMessage);
    const end = window.indexOf(0);
    return this.text(address, end < 0 ? window.length : end);
  }

  #refresh(): void {
    this.#buffer = this.#memory.buffer;
    this.#bytes = new Uint8Array(this.#buffer);
    this.#words = new Uint32Array(this.#buffer);
  }
}

/** Bytes that are no UTF-8 take many times their number to keep apart: longer texts have to be without. */
const longestBroken = 4 * 1024 * 1024;
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeStrictly(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    throw new EvaluationError("eval_cancel_error", "a long text of the module is no UTF-8", { cause });
  }
}

/** Short texts are mostly ASCII, and a decoder costs more than they do. */
const shortText = 24;

function decodeText(bytes: Uint8Array, address: number, length: number): string {
  const end = address + length;
  if (length > longestBroken) return decodeStrictly(bytes.subarray(address, end));
  if (length > shortText) return decodeUtf8(bytes.subarray(address, end));
  let text = "";
  for (let at = address; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return decodeUtf8(bytes.subarray(address, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

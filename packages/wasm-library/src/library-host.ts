// Instantiates the library as it was built and moves values in and out; for tests.
import { parseJson, printJson, type Value } from "@palisade/language";
import { libraryBase64, libraryHeapBase } from "../../compiler/src/wasm/library.generated.js";
import { decodeUtf8 } from "../../language/src/values/utf8.js";

type Memory = { readonly buffer: ArrayBuffer };
/** TypeScript declares WebAssembly for browsers only. */
const webAssembly = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Memory: new (limits: { readonly initial: number }) => Memory;
      readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
    };
  }
).WebAssembly;

type Exports = Record<string, (...values: (number | bigint)[]) => number> & {
  palisade_steps_left: () => bigint;
};

/** Thrown where the module calls `opa_abort`. */
export class Abort extends Error {
  override readonly name = "Abort";
}

export class LibraryHost {
  readonly memory: Memory = new webAssembly.Memory({ initial: 2 });
  readonly call: Exports;

  constructor(prepare?: (memory: Memory) => void) {
    const abort = (address: number): never => {
      throw new Abort(this.textAt(address));
    };
    const none = (): number => 0;
    const env = {
      memory: this.memory,
      opa_abort: abort,
      opa_println: none,
      opa_builtin0: none,
      opa_builtin1: none,
      opa_builtin2: none,
      opa_builtin3: none,
      opa_builtin4: none,
    };
    const instance = new webAssembly.Instance(libraryModule, { env });
    this.call = instance.exports as Exports;
    prepare?.(this.memory);
  }

  /** NUL-terminated UTF-8. */
  textAt(address: number): string {
    const bytes = new Uint8Array(this.memory.buffer);
    return decodeUtf8(bytes.subarray(address, bytes.indexOf(0, address)));
  }

  /** The address of a text's copy, and its length. */
  putBytes(bytes: Uint8Array): [address: number, length: number] {
    const address = this.export("opa_malloc")(bytes.length) >>> 0;
    new Uint8Array(this.memory.buffer).set(bytes, address);
    return [address, bytes.length];
  }

  parseJson(text: string | Uint8Array): number {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    return this.export("opa_json_parse")(...this.putBytes(bytes));
  }

  parseTerm(text: string): number {
    return this.export("opa_value_parse")(...this.putBytes(new TextEncoder().encode(text)));
  }

  dumpJson(value: number): string {
    return this.textAt(this.export("opa_json_dump")(value));
  }

  dumpTerm(value: number): string {
    return this.textAt(this.export("opa_value_dump")(value));
  }

  /** A value in the module's memory, by the term its text is. */
  put(value: Value): number {
    const address = this.parseTerm(printTerm(value));
    if (address === 0) throw new Error(`no term: ${printTerm(value)}`);
    return address;
  }

  export(name: string): (...values: (number | bigint)[]) => number {
    const found = this.call[name];
    if (found === undefined) throw new Error(`the library has no ${name}`);
    return found;
  }
}

const libraryModule = new webAssembly.Module(Buffer.from(libraryBase64, "base64"));

export const heapBase: number = libraryHeapBase;

/** Rego's text of a value: sets and keys of any kind. */
export function printTerm(value: Value): string {
  if (value !== null && typeof value === "object") {
    if (Array.isArray(value)) return `[${value.map(printTerm).join()}]`;
    if ("kind" in value && value.kind === "set") {
      return value.size === 0 ? "set()" : `{${value.values().map(printTerm).join()}}`;
    }
    if ("kind" in value && value.kind === "object") {
      return `{${value
        .entries()
        .map(([key, item]) => `${printTerm(key)}:${printTerm(item)}`)
        .join()}}`;
    }
  }
  return printJson(value);
}

export { parseJson };

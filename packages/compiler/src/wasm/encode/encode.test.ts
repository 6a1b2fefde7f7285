// The binary format: what is written is read back, and engines accept it.
import { ByteWriter } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GenerateError } from "../../analysis/generate-error.js";
import { CodeBuilder } from "../instructions.js";
import { valueLibrary } from "../library.js";
import { dropUnreachable } from "../link.js";
import { ModuleBuilder, wordFunction } from "../module-builder.js";
import { ByteReader } from "./byte-reader.js";
import { readModule } from "./read-module.js";
import { writeModule } from "./write-module.js";

/** TypeScript declares it for browsers only. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    validate(bytes: Uint8Array): boolean;
    Memory: new (limits: { initial: number }) => object;
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  };
};

const compiles = (bytes: Uint8Array): boolean => webAssembly.validate(bytes);

describe("integers", () => {
  test("unsigned ones come back", () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), (value) => {
        expect(new ByteReader(new ByteWriter().unsigned(value).finish()).unsigned()).toBe(value);
      }),
    );
  });

  test("signed ones come back, in as few bytes as the format allows", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const bytes = new ByteWriter().signed(value).finish();
        expect(new ByteReader(bytes).signed()).toBe(value);
        const magnitude = Math.abs(value < 0 ? value + 1 : value);
        expect(bytes.length).toBe(Math.max(1, Math.ceil((Math.ceil(Math.log2(magnitude + 1)) + 1) / 7)));
      }),
    );
  });
});

describe("the library's module", () => {
  const { module } = valueLibrary();

  test("is written as it was read, as far as it matters", () => {
    const written = writeModule(module);
    expect(compiles(written)).toBe(true);
    expect(writeModule(readModule(written))).toEqual(written);
  });

  test("loses only what its exports do not lead to", () => {
    const few = { ...module, exports: module.exports.filter(({ name }) => name === "value_equal") };
    const written = writeModule(dropUnreachable(few));
    expect(compiles(written)).toBe(true);
    expect(written.length).toBeLessThan(writeModule(module).length / 2);
  });

  test.each([
    ["bytes of another kind", new TextEncoder().encode("hello, world")],
    ["a module that is cut off", writeModule(module).slice(0, 3000)],
  ])("%s are refused", (_, bytes) => {
    expect(() => readModule(bytes)).toThrow(GenerateError);
  });
});

describe("a module of one's own", () => {
  test("calls forward, backward, through the table and into the host", () => {
    const builder = new ModuleBuilder({
      types: [],
      functions: [],
      table: [],
      memoryPages: 0,
      globals: [],
      exports: [],
      start: undefined,
      data: [],
    });
    const twice = builder.declare(wordFunction(1, 1), "twice");
    const unused = builder.declare(wordFunction(0, 0), "unused");
    const main = builder.declare(wordFunction(1, 1), "main");
    const slot = builder.tableSlot(twice);
    const host = builder.hostFunction("host", wordFunction(1, 1));
    builder.define(unused, new CodeBuilder(0).finish());
    const code = new CodeBuilder(1);
    code.localGet(0);
    code.call(twice);
    code.call(host);
    code.constant(slot);
    code.callIndirect(builder.typeIndex(wordFunction(1, 1)));
    builder.define(main, code.finish());
    const double = new CodeBuilder(1);
    double.localGet(0);
    double.localGet(0);
    double.plain("add");
    builder.define(twice, double.finish());
    builder.exportFunction("main", main);
    builder.exportConstant("answer", 42);
    const bytes = writeModule(dropUnreachable(builder.finish()));
    const memory = new webAssembly.Memory({ initial: 1 });
    const env = { memory, host: (value: number) => value + 1 };
    const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { env });
    expect((exports["main"] as (value: number) => number)(5)).toBe(22);
    expect(exports["answer"]).toMatchObject({ value: 42 });
    expect(new TextDecoder("latin1").decode(bytes)).not.toContain("unused");
  });
});

// Constants as the compiler encodes them behave as the values that the library makes itself.
import { compare, isEqual, printJson, RegoObject, RegoSet, type Value } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConstantPool } from "../../compiler/src/wasm/encode/constants.js";
import { arbitraryValue } from "./arbitrary-value.js";
import { heapBase, LibraryHost, printTerm } from "./library-host.js";

/** A host with constants in its memory, as a linker puts them there. */
function hostWith(values: readonly Value[]): { host: LibraryHost; addresses: number[]; pool: ConstantPool } {
  const pool = new ConstantPool(heapBase);
  const addresses = values.map((value) => pool.add(value));
  const host = new LibraryHost((memory) => {
    new Uint8Array(memory.buffer).set(pool.bytes(), heapBase);
    new DataView(memory.buffer).setUint32(8, pool.end, true);
  });
  host.export("opa_heap_ptr_get")();
  return { host, addresses, pool };
}

const many = Array.from({ length: 40 }, (_, index) => index * 7 - 100);
const samples: readonly Value[] = [
  null,
  true,
  false,
  0,
  -1,
  2n ** 63n - 1n,
  2n ** 63n,
  0.5,
  "",
  "é😀",
  [],
  [1, [null]],
  new RegoObject(),
  RegoObject.from(many.map((key) => [key, String(key)])),
  RegoObject.from(many.map((key) => [String(key), key])),
  RegoSet.from(many),
  RegoSet.from([RegoSet.from([1, 2]), [1], RegoObject.from([["a", 1]])]),
];

describe("constants", () => {
  test("are printed as the values they encode, and leave the heap behind them", () => {
    const { host, addresses, pool } = hostWith(samples);
    expect(host.export("opa_heap_ptr_get")()).toBe(pool.end);
    expect(pool.end % 8).toBe(0);
    samples.forEach((value, index) => {
      expect(host.dumpTerm(addresses[index] as number)).toBe(printTerm(value));
      expect(host.dumpJson(addresses[index] as number)).toBe(printJson(value));
    });
  });

  test("texts end with NUL", () => {
    const pool = new ConstantPool(64);
    const address = pool.addText("é!");
    expect([...pool.bytes().subarray(address - 64, address - 60)]).toEqual([0xc3, 0xa9, 0x21, 0]);
  });

  test("strings and numbers are written once", () => {
    const pool = new ConstantPool(8);
    expect(pool.add(["a", 1])).not.toBe(pool.add(["a", 1]));
    expect(pool.add("a")).toBe(pool.add("a"));
    expect(pool.add(1.5)).toBe(pool.add(1.5));
  });

  test("any constant equals, hashes and sorts as the value read from its text", () => {
    fc.assert(
      fc.property(fc.array(arbitraryValue, { minLength: 1, maxLength: 6 }), (values) => {
        const { host, addresses } = hostWith(values);
        const set = host.export("set_new")();
        for (const [index, value] of values.entries()) {
          const constant = addresses[index] as number;
          const read = host.put(value);
          expect(host.export("value_equal")(constant, read)).toBe(1);
          expect(host.export("value_compare")(constant, read)).toBe(0);
          host.export("set_add")(set, constant);
          const count = host.export("value_length")(set);
          host.export("set_add")(set, read);
          expect(host.export("value_length")(set)).toBe(count);
        }
        expect(host.dumpTerm(set)).toBe(printTerm(RegoSet.from(values)));
      }),
      { numRuns: 150 },
    );
  });

  test("order and equality are the reference's", () => {
    fc.assert(
      fc.property(arbitraryValue, arbitraryValue, (left, right) => {
        const { host, addresses } = hostWith([left, right]);
        const [a, b] = addresses as [number, number];

        expect(Math.sign(host.export("value_compare")(a, b))).toBe(Math.sign(compare(left, right)));
        expect(host.export("value_equal")(a, b)).toBe(isEqual(left, right) ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});

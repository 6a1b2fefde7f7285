// The heap: evaluations leave nothing behind, limits hold, and collections grow in linear time.
import { RegoObject } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { hashValue } from "../../compiler/src/wasm/encode/hash-value.js";
import { collidingKeys } from "./colliding-keys.js";
import { Abort, LibraryHost } from "./library-host.js";

const input = JSON.stringify({ z: [3, 1, 2], a: { y: 1, x: { "2": 1, "10": 2 } }, list: ["b", "a"] });
/** More keys than fit without an index, in no order. */
const data = JSON.stringify(
  Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`k${(index * 31) % 50}`, { b: index, a: [index] }]),
  ),
);

describe("the heap", () => {
  test("is flat over many evaluations that sort, index and memoise data loaded once", () => {
    const host = new LibraryHost();
    const call = host.call as Record<string, (...values: number[]) => number>;
    const run = (name: string, ...values: number[]): number =>
      (call[name] as (...v: number[]) => number)(...values);
    const loaded = host.parseJson(data);
    const base = run("opa_heap_ptr_get");
    const [expected, size] = [host.dumpJson(loaded), host.memory.buffer.byteLength];
    const bytes = new TextEncoder().encode(input);
    for (let round = 0; round < 100_000; round++) {
      run("opa_heap_ptr_set", base);
      run("memo_reset");
      const [address, length] = host.putBytes(bytes);
      const value = run("opa_json_parse", address, length);
      const merged = run("object_merge", value, loaded);
      const patched = run("with_path", loaded, host.parseJson('["k1","a"]'), value);
      run("memo_push");
      run("memo_set", round % 40, patched);
      run("scan_size", loaded);
      run("value_compare", patched, loaded);
      if (round % 1000 === 0) {
        expect(host.dumpJson(loaded)).toBe(expected);
        expect(run("value_length", merged)).toBe(53);
        expect(run("memo_get", round % 40)).toBe(patched);
        expect(run("memo_get", (round + 1) % 40)).toBe(0);
      }
      run("memo_pop");
    }
    run("opa_heap_ptr_set", base);
    expect(run("opa_heap_ptr_get")).toBe(base);
    expect(host.memory.buffer.byteLength).toBe(size);
  });

  test("the heap pointer is aligned, wherever a host puts it", () => {
    const host = new LibraryHost();
    const base = host.export("opa_heap_ptr_get")();
    host.export("opa_heap_ptr_set")(base + 13);
    expect(host.export("opa_malloc")(1) % 8).toBe(0);
  });

  test("memory grows on demand, up to the limit, and is usable again after a reset", () => {
    const host = new LibraryHost();
    const base = host.export("opa_heap_ptr_get")();
    host.export("palisade_limit_memory")(4 << 20);
    const fill = (): void => {
      for (let round = 0; round < 10_000; round++) host.export("array_new")(1000);
    };
    expect(fill).toThrow(new Abort("eval_cancel_error: memory limit exceeded"));
    expect(host.memory.buffer.byteLength).toBeLessThan(8 << 20);
    host.export("opa_heap_ptr_set")(base);
    expect(host.dumpJson(host.parseJson("[1]"))).toBe("[1]");
    expect(() => host.export("opa_malloc")(0xffffffff)).toThrow(Abort);
    expect(() => host.export("array_new")(0x7fffffff)).toThrow(Abort);
  });

  test("steps are counted down, by generated code and by the library's own loops", () => {
    const host = new LibraryHost();
    host.export("palisade_limit_steps")(3n);
    host.export("take_step")();
    expect(host.call.palisade_steps_left()).toBe(2n);
    host.export("take_step")();
    host.export("take_step")();
    expect(() => host.export("take_step")()).toThrow(new Abort("eval_cancel_error: step limit exceeded"));
    expect(() => host.parseJson(`[${"1,".repeat(100_000)}1]`)).toThrow(Abort);
    host.export("palisade_limit_steps")(1000n);
    expect(host.dumpJson(host.parseJson("[1]"))).toBe("[1]");
  });
});

describe("collections", () => {
  test("100,000 keys and members", () => {
    const host = new LibraryHost();
    host.export("palisade_limit_steps")(500_000n);
    const object = host.export("object_new")();
    const set = host.export("set_new")();
    for (let index = 0; index < 100_000; index++) {
      const key = host.export("number_from_i64")(BigInt((index * 7919) % 100_003));
      host.export("object_insert")(object, key, key);
      host.export("set_add")(set, key);
    }
    expect(host.export("scan_size")(object)).toBe(100_000);
    expect(host.export("scan_size")(set)).toBe(100_000);
    expect(host.dumpJson(host.export("scan_key")(set, 0))).toBe("0");
    expect(host.dumpJson(host.export("scan_key")(set, 99_999))).toBe("100002");
  });

  test("keys made to collide are held in order, and cost no more than a sort", () => {
    const keys = collidingKeys(800);
    expect(new Set(keys.map((key) => hashValue(key))).size).toBe(1);
    const host = new LibraryHost();
    host.export("palisade_limit_steps")(50_000n);
    const object = host.parseJson(JSON.stringify(Object.fromEntries(keys.map((key, index) => [key, index]))));
    const set = host.export("set_new")();
    for (const key of keys) host.export("set_add")(set, host.put(key));
    for (const [index, key] of keys.entries()) {
      expect(host.dumpJson(host.export("value_get")(object, host.put(key)))).toBe(String(index));
      host.export("set_add")(set, host.put(key));
      host.export("object_insert")(object, host.put(key), host.put(-index));
    }
    expect(host.dumpJson(set)).toBe(JSON.stringify(keys.toSorted()));
    expect(host.export("value_length")(object)).toBe(keys.length);
    const copy = host.export("with_path")(object, host.put([`${keys[7]}`]), host.put("seven"));
    expect(host.dumpJson(host.export("value_get")(copy, host.put(keys[7] as string)))).toBe('"seven"');
    expect(host.dumpJson(host.export("value_get")(object, host.put(keys[7] as string)))).toBe("-7");
    expect(host.export("value_get")(object, host.put("absent"))).toBe(0);
    expect(host.export("opa_value_remove_path")(object, host.put([keys[0] as string]))).toBe(0);
    expect(host.export("value_length")(object)).toBe(keys.length - 1);
  });

  test("insert once tells another value apart", () => {
    const host = new LibraryHost();
    const object = host.export("object_new")();
    const once = (key: string, value: string): number =>
      host.export("object_insert_once")(object, host.parseJson(key), host.parseJson(value));
    expect([once("1", '"a"'), once("1.0", '"a"'), once("1", '"b"')]).toEqual([1, 1, 0]);
    expect(host.dumpTerm(object)).toBe('{1:"a"}');
  });

  test("merge: the first wins, objects are merged", () => {
    const host = new LibraryHost();
    const merge = (a: string, b: string): string =>
      host.dumpJson(host.export("object_merge")(host.parseJson(a), host.parseJson(b)));
    expect(merge('{"a":{"x":1},"b":1}', '{"a":{"x":2,"y":3},"b":{"z":1},"c":4}')).toBe(
      '{"a":{"x":1,"y":3},"b":1,"c":4}',
    );
  });

  test("looking up", () => {
    const host = new LibraryHost();
    const get = (value: string, key: string): string | undefined => {
      const found = host.export("value_get")(host.parseTerm(value), host.parseTerm(key));
      return found === 0 ? undefined : host.dumpTerm(found);
    };
    expect(get("[1,2]", "1")).toBe("2");
    expect(get("[1,2]", "1.0")).toBe("2");
    expect(get("[1,2]", "1e0")).toBeUndefined();
    expect(get("[1,2]", "2")).toBeUndefined();
    expect(get("[1,2]", "-1")).toBeUndefined();
    expect(get("[1,2]", '"1"')).toBeUndefined();
    expect(get('{"a":{"b":1}}', '"a"')).toBe('{"b":1}');
    expect(get("{[1]: 2}", "[1.0]")).toBe("2");
    expect(get("{{1},{2}}", "{2}")).toBe("{2}");
    expect(get('"text"', "0")).toBeUndefined();
    expect(host.export("value_get")(0, 0)).toBe(0);
  });

  test("with_path copies what it changes", () => {
    const host = new LibraryHost();
    const withPath = (base: number, path: string, value: string): string =>
      host.dumpJson(host.export("with_path")(base, host.parseJson(path), host.parseJson(value)));
    const base = host.parseJson('{"a":{"b":1,"c":[1]},"d":2}');
    expect(withPath(base, '["a","b"]', "null")).toBe('{"a":{"b":null,"c":[1]},"d":2}');
    expect(withPath(base, '["d","e","f"]', "1")).toBe('{"a":{"b":1,"c":[1]},"d":{"e":{"f":1}}}');
    expect(withPath(base, "[]", "1")).toBe("1");
    expect(withPath(0, '["x"]', "1")).toBe('{"x":1}');
    expect(host.dumpJson(base)).toBe('{"a":{"b":1,"c":[1]},"d":2}');
  });

  test("paths of data are added and removed in place", () => {
    const host = new LibraryHost();
    const base = host.put(RegoObject.from([["a", RegoObject.from([["b", 1]])]]));
    const add = (path: string, value: string): number =>
      host.export("opa_value_add_path")(base, host.parseJson(path), host.parseJson(value));
    const remove = (path: string): number => host.export("opa_value_remove_path")(base, host.parseJson(path));
    expect(add('["x","y"]', "2")).toBe(0);
    expect(add('["a","b","c"]', "2")).toBe(2);
    expect(add("[]", "2")).toBe(3);
    expect(add("[1]", "2")).toBe(3);
    expect(host.dumpJson(base)).toBe('{"a":{"b":1},"x":{"y":2}}');
    expect([remove('["a","b"]'), remove('["q","r"]'), remove("[]")]).toEqual([0, 0, 3]);
    expect(host.dumpJson(base)).toBe('{"a":{},"x":{"y":2}}');
  });

  test("null and booleans are singletons", () => {
    const host = new LibraryHost();
    expect(host.parseJson("true")).toBe(host.export("boolean_value")(1));
    expect(host.parseJson("false")).toBe(host.export("boolean_value")(0));
    expect(host.parseJson("null")).toBe(host.export("null_value")());
  });
});

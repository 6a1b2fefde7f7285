// No result of an evaluation can change the next one, whatever is done to it.
import { compile } from "@palisade/compiler";
import { isArray, RegoObject, RegoSet, type Value } from "@palisade/language";
import { loadPolicy, type Policy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

const text = `package p
import rego.v1
r := {
	"constant": {"list": [1, [2]], "set": {1, [2]}, "object": {"a": {"b": []}}},
	"data": data.documents,
	"input": input,
	"made": [x | some x in data.documents.list],
	"merged": object.union(data.documents.object, {"more": data.documents.list}),
	"kept": [uuid.rfc4122("a"), json.match_schema({}, {"required": ["id"]})],
	"picked": array.slice(data.documents.list, 0, 2),
	"keys": {data.documents.list: data.documents.set},
}`;

const documents = (): Value =>
  RegoObject.from([
    [
      "documents",
      RegoObject.from([
        ["list", [1, [2, 3], RegoObject.from([["deep", [4]]])]],
        ["set", RegoSet.from([1, [2]])],
        ["object", RegoObject.from([["a", RegoObject.from([["b", [5]]])]])],
      ]),
    ],
  ]);

async function engines(data: unknown): Promise<Readonly<Record<string, Policy>>> {
  const { wasm, plan } = compile([{ file: "p.rego", text }], { entrypoints: ["p/r"] });
  if (wasm === undefined || plan === undefined) throw new Error("nothing was compiled");
  const host = { seed: 1 };
  return {
    wasm: await loadPolicy({ wasm, data }, host),
    interpreter: await loadPolicy({ plan, data }, host),
  };
}

/** Every collection inside a value, those of keys and members too. */
function collectionsIn(value: Value): readonly (Value[] | RegoObject | RegoSet)[] {
  if (isArray(value)) return [value as Value[], ...value.flatMap(collectionsIn)];
  if (value instanceof RegoObject)
    return [value, ...value.entries().flatMap(([k, v]) => [k, v].flatMap(collectionsIn))];
  return value instanceof RegoSet ? [value, ...value.values().flatMap(collectionsIn)] : [];
}

function deface(collection: Value[] | RegoObject | RegoSet): void {
  if (collection instanceof RegoObject) {
    for (const key of collection.keys()) collection.delete(key);
    collection.set("defaced", true);
  } else if (collection instanceof RegoSet) {
    for (const member of collection.values()) collection.delete(member);
    collection.add("defaced");
  } else collection.splice(0, collection.length, "defaced");
}

describe.each(["wasm", "interpreter"])("%s", (engine) => {
  test("results may be changed in every place", async () => {
    const policy = (await engines(documents()))[engine] as Policy;
    const input = RegoObject.from([["given", [1, RegoSet.from(["x"])]]]);
    const before = policy.evaluateJson("p/r", input);
    const result = policy.evaluateValue("p/r", input) as Value;
    const collections = collectionsIn(result);
    expect(collections.length).toBeGreaterThan(30);
    for (const collection of collections) deface(collection);
    expect(policy.evaluateJson("p/r", input)).toBe(before);
    expect(input.size === 1 && input.has("given")).toBe(true);
  });

  test("so may the plain data that were handed out", async () => {
    const policy = (await engines(documents()))[engine] as Policy;
    const before = policy.evaluateJson("p/r", { a: [1] });
    const result = policy.evaluate("p/r", { a: [1] }) as {
      data: { list: unknown[] };
      input: { a: unknown[] };
    };
    result.data.list.push(99);
    result.input.a.push(99);
    expect(policy.evaluateJson("p/r", { a: [1] })).toBe(before);
  });

  test("and the data that were handed in, once the policy is loaded", async () => {
    const data = documents();
    const policy = (await engines(data))[engine] as Policy;
    const before = policy.evaluateJson("p/r", null);
    for (const collection of collectionsIn(data)) deface(collection);
    expect(policy.evaluateJson("p/r", null)).toBe(before);
  });
});

// Requests through the contract: what fits, what does not, and where.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { actionSubject } from "../actions/action-subject.js";
import { configurationSubject } from "../configurations/configuration-subject.js";
import { promptSubject } from "../prompts/text-subjects.js";
import type { Subject } from "../subjects/define-subject.js";
import { maximumRequestWeight } from "./plain-copy.js";
import { readRequest } from "./read-request.js";
import { RequestError } from "./request-error.js";
import { verbs } from "./verbs.js";

type Reader = (request: unknown) => { readonly input: unknown };

const readerOf =
  (subject: Subject, parameters = {}): Reader =>
  (request) =>
    subject.read(subject.copy(request), subject.schemaFor(parameters), { inputKinds: [], parameters });
/** The request itself, without what the readers add to it. */
const readAction: Reader = (request) => withoutUnderstood(readerOf(actionSubject)(request));
const withoutUnderstood = ({ input }: { readonly input: unknown }): { readonly input: unknown } => {
  const { operations: _, unread: __, ...asked } = input as Readonly<Record<string, unknown>>;
  return { input: asked };
};
const readConfiguration = readerOf(configurationSubject);
const readPrompt = readerOf(promptSubject);

function refusal(read: Reader, request: unknown): unknown {
  try {
    return read(request);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return [error.code, error.message, error.place];
  }
}
const invalid = (message: string, place = "") => ["invalid_request", message, place];
const at = (message: string, place: string) => invalid(`${message} at \`${place}\``, place);

const action = { verb: "get", resource: "pods" };
const oneWay =
  "an action is said in one way: by `verb` and `resource`, by `tool` and `arguments`, by `request` or by `command`";

describe("an action", () => {
  it("is not read if its text is larger than a request may be", () => {
    expect(refusal(readAction, new Uint8Array(maximumRequestWeight + 1))).toEqual([
      "limit_exceeded",
      "larger than a request may be, about 128 MiB",
      "",
    ]);
  });

  it("is passed on as it is, without what is undefined", () => {
    const full = {
      tool: "kubectl",
      ...action,
      name: "a",
      namespace: "b",
      cluster: "c",
      environment: "dev",
      arguments: { deep: [{ x: null }] },
      subject: { name: "me" },
    };
    expect(readAction({ ...full, name: undefined }).input).toEqual(
      Object.fromEntries(Object.entries(full).filter(([name]) => name !== "name")),
    );
    expect(readAction({ ...full, subject: "me" }).input).toEqual({ ...full, subject: "me" });
  });

  it.each([...verbs.slice(0, 5), "Get", "port-forward", " delete_collection ", "API.Resources"])(
    "may `%s`",
    (verb) => {
      const plain = verb.toLowerCase().replace(/[^a-z]/g, "");
      expect(readAction({ ...action, verb }).input).toEqual({ ...action, verb: plain });
    },
  );

  it.each<[string, unknown, readonly string[]]>([
    ["nothing", undefined, invalid("a value of type `undefined` has no JSON form")],
    ["null", null, invalid("an action must be an object")],
    ["a list", [action], invalid("an action must be an object")],
    ["a text", "get pods", invalid("an action must be an object")],
    ["no verb", { resource: "pods" }, invalid("an action needs `verb`")],
    ["no resource", { verb: "get" }, invalid("an action needs `resource`")],
    ["another verb", { ...action, verb: "frob" }, at("must be one of those that the schema lists", "/verb")],
    ["an empty verb", { ...action, verb: "" }, at("must be one of those that the schema lists", "/verb")],
    [
      "a misspelt verb",
      { ...action, verb: "delte" },
      at("must be one of those that the schema lists (did you mean `delete`?)", "/verb"),
    ],
    [
      "a misspelt field in place of a needed one",
      { verb: "get", resorce: "pods" },
      at("an action has no such field (did you mean `resource`?)", "/resorce"),
    ],
    ["a field of another name", { verb: "get", kind: "pods" }, at("an action has no such field", "/kind")],
    ["a resource alone", { resource: "pods" }, invalid("an action needs `verb`")],
    ["arguments alone", { arguments: {} }, invalid("an action needs `verb`")],
    ["two ways at once", { ...action, command: "kubectl get pods" }, invalid(oneWay)],
    ["a tool beside a command", { tool: "Bash", command: "ls" }, invalid(oneWay)],
    [
      "a command with arguments",
      { command: "ls", arguments: {} },
      at("does not go with `command`", "/arguments"),
    ],
    ["a call with a name", { tool: "get_pods", name: "x" }, at("does not go with `tool`", "/name")],
    ["an empty command", { command: "" }, at("is empty", "/command")],
    ["a request without its path", { request: { method: "GET" } }, at("an action needs `path`", "/request")],
    [
      "a request with a misspelt field",
      { request: { method: "GET", path: "/v1/packs", boddy: {} } },
      at("there is no such field", "/request/boddy"),
    ],
    [
      "a verb that objects have",
      { ...action, verb: "constructor" },
      at("must be one of those that the schema lists", "/verb"),
    ],
    [
      "a number for a verb",
      { ...action, verb: 1 },
      at("must be one of those that the schema lists", "/verb"),
    ],
    ["a number for a name", { ...action, name: 1 }, at("must be a string", "/name")],
    ["null for a namespace", { ...action, namespace: null }, at("must be a string", "/namespace")],
    ["a list of arguments", { ...action, arguments: ["-n"] }, at("must be an object", "/arguments")],
    ["a number for a subject", { ...action, subject: 5 }, at("must be a string or an object", "/subject")],
    ["another field", { ...action, replicas: 3 }, at("an action has no such field", "/replicas")],
    ["two other fields", { ...action, replicas: 3, more: 1 }, at("an action has no such field", "/replicas")],
    ["a field with a slash", { ...action, "a/b~": 3 }, at("an action has no such field", "/a~1b~0")],
    [
      "`__proto__`",
      JSON.parse('{"verb":"get","resource":"pods","__proto__":{}}'),
      at("an action has no such field", "/__proto__"),
    ],
    ["`constructor`", { ...action, constructor: 1 }, at("an action has no such field", "/constructor")],
    ["`toString`", { ...action, toString: "x" }, at("an action has no such field", "/toString")],
  ])("is not %s", (_, request, expected) => {
    expect(refusal(readAction, request)).toEqual(expected);
  });

  it("may have the verbs of the parameters besides", () => {
    const { shape } = actionSubject.schemaFor({ verbs: { "Qui-esce": "write", get: "read" } });
    const own = actionSubject.schemaFor({}).shape["verb"] as (typeof shape)["verb"];
    expect(shape["verb"]?.description).toBe(own?.description);
    expect((shape["verb"] as z.ZodOptional<z.ZodEnum>).unwrap().options).toEqual([...verbs, "quiesce"]);
    const verb = "re-pave";
    expect(() => readAction({ ...action, verb: "quiesce" })).toThrow("one of those that the schema lists");
    const reader = readerOf(actionSubject, { verbs: { "Qui-esce": "write", get: "read" } });
    const read: Reader = (request) => withoutUnderstood(reader(request));
    expect(read({ ...action, verb: "quiesce" }).input).toEqual({ ...action, verb: "quiesce" });
    expect(read({ ...action, verb }).input).toEqual({ ...action, verb: "repave" });
    expect(() => read({ ...action, verb: "frob" })).toThrow("one of those that the schema lists");
  });

  it("is never one that says what it needs in its prototype", () => {
    expect(refusal(readAction, Object.create(action))).toEqual(
      invalid("an instance of a class has no JSON form"),
    );
    expect(refusal(readAction, JSON.parse('{"__proto__":{"verb":"get","resource":"pods"}}'))).toEqual(
      at("an action has no such field", "/__proto__"),
    );
  });

  it("keeps `__proto__` where any key may stand", () => {
    const request: unknown = JSON.parse(
      '{"verb":"get","resource":"pods","arguments":{"__proto__":{"replicas":9}}}',
    );
    expect(JSON.stringify(readAction(request).input)).toBe(JSON.stringify(request));
  });

  it("may be JSON text, which says everything once", () => {
    const text = (json: string) => new TextEncoder().encode(json);
    expect(readAction(text('{"verb":"get","resource":"pods"}')).input).toEqual(action);
    expect(refusal(readAction, text('{"resource":"pods","verb":"delete","verb":"get"}'))).toEqual(
      invalid("invalid JSON: an object has the same key twice at offset 35"),
    );
    expect(refusal(readAction, text("get pods"))).toEqual(
      invalid("invalid JSON: expected a value at offset 0"),
    );
    expect(refusal(readAction, new Uint8Array([0x22, 0xff, 0x22]))).toEqual(invalid("the text is not UTF-8"));
  });

  it("quotes no long text", () => {
    expect(refusal(readAction, { ...action, ["x".repeat(1000)]: 1 })).toEqual([
      "invalid_request",
      `an action has no such field at \`/${"x".repeat(199)}…\``,
      `/${"x".repeat(1000)}`,
    ]);
  });
});

describe("a choice", () => {
  const choose = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `choice${index}`);
    const schema = z.strictObject({ pick: z.enum(names) });
    return refusal((request) => ({ input: readRequest({ called: "a test", schema }, request) }), {
      pick: "choice",
    });
  };

  it("is told in full if it is of eight, and not if it is of more", () => {
    const eight =
      "`choice0` or `choice1` or `choice2` or `choice3` or `choice4` or `choice5` or `choice6` or `choice7`";
    expect(choose(8)).toEqual(at(`must be ${eight}`, "/pick"));
    expect(choose(9)).toEqual(
      at("must be one of those that the schema lists (did you mean `choice0`?)", "/pick"),
    );
  });
});

it("a field of a part is suggested none of the whole", () => {
  const schema = z.strictObject({ effect: z.string(), part: z.strictObject({ size: z.int() }) });
  const read = (request: unknown) => ({ input: readRequest({ called: "a test", schema }, request) });
  expect(refusal(read, { effect: "x", part: { size: 1, effects: 1 } })).toEqual(
    at("there is no such field", "/part/effects"),
  );
  expect(refusal(read, { effects: "x", part: { size: 1 } })).toEqual(
    at("a test has no such field (did you mean `effect`?)", "/effects"),
  );
});

describe("a prompt", () => {
  it("is a text, or a request with one", () => {
    expect(readPrompt("Hello").input).toMatchObject({ text: "Hello", channel: "prompt", context: {} });
    const request = { text: "Hello", channel: "tool-output", context: { production: true } } as const;
    expect(readPrompt(request).input).toMatchObject(request);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["a number", 1, invalid("a prompt must be an object")],
    ["no text", {}, invalid("a prompt needs `text`")],
    ["a number for a text", { text: 1 }, at("must be a string", "/text")],
    ["an empty text", "", at("is empty", "/text")],
    ["another channel", { text: "a", channel: "mail" }, at("must be `prompt` or `tool-output`", "/channel")],
    [
      "a misspelt channel",
      { text: "a", chanel: "tool-output" },
      at("a prompt has no such field (did you mean `channel`?)", "/chanel"),
    ],
    ["a list for a context", { text: "a", context: [] }, at("must be an object", "/context")],
    ["too long", "a".repeat(1_000_001), at("longer than 1000000 characters", "/text")],
  ])("is not %s", (_, request, expected) => {
    expect(refusal(readPrompt, request)).toEqual(expected);
  });
});

describe("a configuration", () => {
  it.each<[string, unknown, readonly string[]]>([
    ["a list", [], invalid("a configuration must be an object")],
    ["no resources", {}, invalid("a configuration needs `resources` or `files`")],
    ["an object of resources", { resources: {} }, at("must be an array", "/resources")],
    ["nothing to judge", { resources: [] }, at("is empty: nothing would be judged", "/resources")],
    ["no files to judge", { files: [] }, at("is empty: nothing would be judged", "/files")],
    ["another field", { resources: [{}], strict: true }, at("a configuration has no such field", "/strict")],
  ])("is not %s", (_, request, expected) => {
    expect(refusal(readConfiguration, request)).toEqual(expected);
  });
});

// Every line has one reading: a message, or the error of JSON-RPC 2.0 that it is answered with.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage } from "./read-message.js";
import { unwrapArguments } from "./wire-arguments.js";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const call = '"jsonrpc":"2.0","method":"ping"';

const refusals: readonly (readonly [
  what: string,
  line: string | Uint8Array,
  id: unknown,
  code: number,
  message: string,
])[] = [
  ["no JSON", "{nonsense", null, -32700, "invalid JSON: expected a string as key at offset 1"],
  [
    "half a message",
    '{"jsonrpc":"2.0","id":1',
    null,
    -32700,
    "invalid JSON: expected `}` at the end of the text",
  ],
  [
    "two messages on a line",
    "{} {}",
    null,
    -32700,
    "invalid JSON: unexpected text after the value at offset 3",
  ],
  [
    "bytes that are no UTF-8",
    new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
    null,
    -32700,
    "the line is not UTF-8 text",
  ],
  [
    "an empty batch",
    "[]",
    null,
    -32600,
    "invalid request: batches are not supported: send one message a line",
  ],
  [
    "a batch",
    `[{${call},"id":1}]`,
    null,
    -32600,
    "invalid request: batches are not supported: send one message a line",
  ],
  ["a number", "7", null, -32600, "invalid request: a message is a JSON object"],
  ["null", "null", null, -32600, "invalid request: a message is a JSON object"],
  [
    "another version",
    '{"jsonrpc":"1.0","id":5,"method":"ping"}',
    5,
    -32600,
    'invalid request: a message has `"jsonrpc": "2.0"`',
  ],
  [
    "a version that is a number",
    '{"jsonrpc":2.0,"id":5,"method":"ping"}',
    5,
    -32600,
    'invalid request: a message has `"jsonrpc": "2.0"`',
  ],
  [
    "no version",
    '{"id":"a","method":"ping"}',
    "a",
    -32600,
    'invalid request: a message has `"jsonrpc": "2.0"`',
  ],
  [
    "null as id",
    `{${call},"id":null}`,
    null,
    -32600,
    "invalid request: an `id` is a string or a whole number",
  ],
  [
    "a fraction as id",
    `{${call},"id":1.5}`,
    null,
    -32600,
    "invalid request: an `id` is a string or a whole number",
  ],
  [
    "an object as id",
    `{${call},"id":{}}`,
    null,
    -32600,
    "invalid request: an `id` is a string or a whole number",
  ],
  ["no method", '{"jsonrpc":"2.0","id":6}', 6, -32600, "invalid request: a request has a `method`"],
  [
    "a method that is no string",
    '{"jsonrpc":"2.0","id":6,"method":1}',
    6,
    -32600,
    "invalid request: `method` is a string",
  ],
  [
    "a notification's method that is none",
    '{"jsonrpc":"2.0","method":[]}',
    null,
    -32600,
    "invalid request: `method` is a string",
  ],
  ["a list of params", `{${call},"id":6,"params":[1]}`, 6, -32600, "invalid request: `params` is an object"],
  ["null as params", `{${call},"id":6,"params":null}`, 6, -32600, "invalid request: `params` is an object"],
  [
    "more members",
    `{${call},"id":6,"extra":1}`,
    6,
    -32600,
    "invalid request: a request has `jsonrpc`, `id`, `method` and `params` only",
  ],
  [
    "request and answer at once",
    `{${call},"id":6,"result":{}}`,
    6,
    -32600,
    "invalid request: a request has `jsonrpc`, `id`, `method` and `params` only",
  ],
  [
    "a key twice, deep inside",
    `{${call},"id":7,"params":{"a":[{"b":1,"b":2}]}}`,
    7,
    -32600,
    "invalid request: an object has the same key twice at offset 62",
  ],
  [
    "a key twice, one escaped",
    `{${call},"id":7,"params":{"a":1,"\\u0061":2}}`,
    7,
    -32600,
    "invalid request: an object has the same key twice at offset 56",
  ],
  [
    "the id twice",
    `{${call},"id":7,"id":8}`,
    null,
    -32600,
    "invalid request: an object has the same key twice at offset 40",
  ],
  [
    "endless nesting",
    `{${call},"id":7,"params":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`,
    7,
    -32600,
    "invalid request: nested deeper than 1024 levels at offset 5169",
  ],
  [
    "no version to initialize with",
    '{"jsonrpc":"2.0","id":8,"method":"initialize","params":{"capabilities":{},"clientInfo":{"name":"x","version":"1"}}}',
    8,
    -32602,
    "params.protocolVersion: Invalid input: expected string, received undefined",
  ],
  [
    "no name to call",
    '{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{}}',
    8,
    -32602,
    "params.name: Invalid input: expected string, received undefined",
  ],
  [
    "arguments that are none",
    '{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"x","arguments":"y"}}',
    8,
    -32602,
    "params.arguments: Invalid input: expected record, received string",
  ],
];

describe("a line is refused:", () => {
  it.each(refusals)("%s", (_, line, id, code, message) => {
    const read = readMessage(typeof line === "string" ? encode(line) : line);
    expect(read).toEqual({ kind: "refused", answer: { jsonrpc: "2.0", id, error: { code, message } } });
  });
});

describe("a line is a message:", () => {
  it.each([
    ["a request", `{${call},"id":1}`],
    ["a request with a string as id, and params", `{${call},"id":"x","params":{"a":[null,"\u2028"]}}`],
    ["a request with id 0", `{${call},"id":0}`],
    ["a request with a carriage return behind it", `{${call},"id":1}\r`],
    ["a notification", '{"jsonrpc":"2.0","method":"notifications/initialized"}'],
    ["a method that nobody knows", '{"jsonrpc":"2.0","id":1,"method":"anything","params":{}}'],
    ["an answer", '{"jsonrpc":"2.0","id":1,"result":{}}'],
    ["an error", '{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}}'],
  ])("%s", (_, line) =>
    expect(readMessage(encode(line))).toEqual({ kind: "message", message: JSON.parse(line) }),
  );

  it("keys that reach prototypes elsewhere are keys here", () => {
    const line = `{${call},"id":1,"params":{"__proto__":{"a":1},"constructor":2}}`;
    const read = readMessage(encode(line));
    const params = read?.kind === "message" && "params" in read.message ? read.message.params : undefined;
    expect(JSON.stringify(params)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });
});

describe("the arguments of a call", () => {
  const line = (text: string, method = "tools/call"): Uint8Array =>
    encode(
      `{"jsonrpc":"2.0","id":1,"method":"${method}","params":{"name":"t","arguments":${text},"_meta":{"k":1}}}`,
    );

  it("are handed on as the text that they were", () => {
    const text = '{ "verb": "get", "__proto__": {"a": 1.0}, "verb": "delete", "n": 12345678901234567890 }';
    const read = readMessage(line(text));
    expect(read).toMatchObject({ kind: "message", message: { params: { name: "t", _meta: { k: 1 } } } });
    const message = read?.kind === "message" ? read.message : undefined;
    const given = message !== undefined && "params" in message ? message.params?.["arguments"] : undefined;
    expect(new TextDecoder().decode(unwrapArguments(given) as Uint8Array)).toBe(text);
  });

  it("are left out where there are none, and checked where they are no tool's", () => {
    const none = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"t"}}';
    expect(readMessage(encode(none))).toEqual({ kind: "message", message: JSON.parse(none) });
    expect(readMessage(line('{"a":1,"a":2}', "other"))?.kind).toBe("refused");
  });

  it.each([[undefined], [null], [5], [{ verb: "get" }], [[]]])("that came otherwise stay %j", (values) => {
    expect(unwrapArguments(values)).toBe(values);
  });
});

it("blank lines are nothing", () => {
  for (const line of ["", " ", "\t\r"]) expect(readMessage(encode(line))).toBeUndefined();
});

it("answers that are none are not answered", () => {
  for (const line of ['{"jsonrpc":"2.0","id":1,"result":1,"error":2}', '{"jsonrpc":"2.0","error":[]}'])
    expect(readMessage(encode(line))?.kind).toBe("ignored");
});

it("every line is read somehow: bytes, JSON, and messages with parts of other types", () => {
  const part = fc.oneof(fc.constant("2.0"), fc.jsonValue());
  const odd = fc.record(
    { jsonrpc: part, id: part, method: part, params: part, result: part },
    { requiredKeys: [] },
  );
  const line = fc.oneof(
    fc.uint8Array(),
    fc.json().map(encode),
    odd.map((message) => encode(JSON.stringify(message))),
  );
  fc.assert(
    fc.property(line, (bytes) => {
      const read = readMessage(bytes);
      if (read?.kind !== "refused") return;
      expect(read.answer.jsonrpc).toBe("2.0");
      expect(read.answer.error.message).not.toMatch(/[\n\r]/);
    }),
  );
});

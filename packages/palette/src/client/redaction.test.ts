// No form of a key stays in what is shown.
import { Buffer } from "node:buffer";
import { expect, it } from "vitest";
import { createRedactor } from "./redaction.js";

const key = 'pk-"8/+Zz?é=12345678';

const redactor = createRedactor();
redactor.add(key);

it.each([
  ["as it is", `ApiKey: ${key}!`],
  ["in a query", `https://x/?apiKey=${encodeURIComponent(key)}&a=1`],
  ["in JSON", JSON.stringify({ message: key })],
  ["as hex", Buffer.from(key).toString("hex")],
  ...[0, 1, 2, 3, 4].map((length) => [
    `in base64 after ${length} bytes`,
    Buffer.from(`${"u".repeat(length)}${key}:and more`).toString("base64"),
  ]),
  ["in the base64 of addresses", Buffer.from(`user:${key}`).toString("base64url")],
])("%s", (_, text = "") => {
  expect(redactor.text(text)).toContain("[redacted]");
  expect(redactor.text(text)).not.toContain(key);
});

it("keeps other texts", () => {
  expect(redactor.text("pk- is no key")).toBe("pk- is no key");
});

it("in values: texts and names, at any depth, and nothing else", () => {
  const given = JSON.parse(
    `{"a":[1,null,true,${JSON.stringify(key)}],${JSON.stringify(key)}:{"b":"c"},"__proto__":"d"}`,
  ) as unknown;
  expect(JSON.stringify(redactor.json(given))).toBe(
    '{"a":[1,null,true,"[redacted]"],"__proto__":"d","[redacted]":{"b":"c"}}',
  );
  expect(redactor.json(key)).toBe("[redacted]");
});

it("as deep as an answer can be", () => {
  const depth = 200_000;
  let value = redactor.json(JSON.parse(`${"[".repeat(depth)}${JSON.stringify(key)}${"]".repeat(depth)}`));
  while (Array.isArray(value)) [value] = value as readonly unknown[];
  expect(value).toBe("[redacted]");
});

it("the key before a rotation, too", () => {
  const rotated = createRedactor();
  rotated.add("first-key");
  rotated.add("second-key");
  expect(rotated.text("first-key second-key")).toBe("[redacted] [redacted]");
});

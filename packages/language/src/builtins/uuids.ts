// UUIDs: random ones, and what is inside a given one.
import { t } from "../types/type.js";
import { defineBuiltin } from "./define-builtin.js";
import { describeUuid, uuidBytes, uuidText } from "./support/uuid.js";

export const random = defineBuiltin({
  name: "uuid.rfc4122",
  effort: 4,
  summary: "A random UUID of version 4; the same one for the same argument in an evaluation.",
  parameters: { seed: t.string },
  returns: t.string,
  nondeterministic: true,
  operands: { seed: { unchecked: "operand" } },
  examples: [{ rego: 'uuid.rfc4122("a") == uuid.rfc4122("a")', result: "true" }],
  evaluate: (_values, { randomBytes }) => {
    const bytes = randomBytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return uuidText(bytes);
  },
});

export const parse = defineBuiltin({
  name: "uuid.parse",
  summary:
    "Version and variant of a UUID, and for versions 1 and 2 its time and node; undefined for other texts.",
  parameters: { text: t.string },
  returns: t.object(t.string, t.any),
  examples: [
    {
      rego: 'uuid.parse("f47ac10b-58cc-4372-a567-0e02b2c3d479")',
      result: '{"variant": "RFC4122", "version": 4}',
    },
    { rego: 'uuid.parse("x")' },
  ],
  evaluate: ({ text }) => {
    const bytes = uuidBytes(text);
    return bytes === undefined ? undefined : describeUuid(bytes);
  },
});

// Hashes and message authentication codes of texts.
import { t } from "../types/type.js";
import { encodeUtf8 } from "../values/utf8.js";
import { defineBuiltin } from "./define-builtin.js";
import { equalInConstantTime } from "./support/crypto/bytes.js";
import { authenticate, type HashName, hash } from "./support/crypto/hashes.js";
import { encodeHex } from "./support/hex.js";

const hexOfHash = (name: HashName, text: string) => encodeHex(hash(name, encodeUtf8(text)));
const hexOfCode = (name: HashName, { message, key }: { readonly message: string; readonly key: string }) =>
  encodeHex(authenticate(name, encodeUtf8(key), encodeUtf8(message)));

export const md5 = defineBuiltin({
  name: "crypto.md5",
  effort: 4,
  summary: "The MD5 hash of a text, in hexadecimal. MD5 is broken: not for security.",
  parameters: { text: t.string },
  returns: t.string,
  examples: [{ rego: 'crypto.md5("opa")', result: '"aadb97a59c56040772603c597490d729"' }],
  evaluate: ({ text }) => hexOfHash("md5", text),
});

export const sha1 = defineBuiltin({
  name: "crypto.sha1",
  effort: 4,
  summary: "The SHA-1 hash of a text, in hexadecimal. SHA-1 is broken: not for security.",
  parameters: { text: t.string },
  returns: t.string,
  examples: [{ rego: 'crypto.sha1("opa")', result: '"b79259e4e49e4f4c1303af6c1e2c6b022ed1429a"' }],
  evaluate: ({ text }) => hexOfHash("sha1", text),
});

export const sha256 = defineBuiltin({
  name: "crypto.sha256",
  effort: 4,
  summary: "The SHA-256 hash of a text, in hexadecimal.",
  parameters: { text: t.string },
  returns: t.string,
  examples: [
    {
      rego: 'crypto.sha256("opa")',
      result: '"1fbe8e4f4059ee0e7e8ac840aefd2ac3224c51bb038c09f80ebb767600b9378a"',
    },
  ],
  evaluate: ({ text }) => hexOfHash("sha256", text),
});

export const hmacMd5 = defineBuiltin({
  name: "crypto.hmac.md5",
  effort: 4,
  summary: "The authentication code of a message under a key by MD5, in hexadecimal.",
  parameters: { message: t.string, key: t.string },
  returns: t.string,
  examples: [{ rego: 'crypto.hmac.md5("foo", "bar")', result: '"31b6db9e5eb4addb42f1a6ca07367adc"' }],
  evaluate: (values) => hexOfCode("md5", values),
});

export const hmacSha1 = defineBuiltin({
  name: "crypto.hmac.sha1",
  effort: 4,
  summary: "The authentication code of a message under a key by SHA-1, in hexadecimal.",
  parameters: { message: t.string, key: t.string },
  returns: t.string,
  examples: [
    { rego: 'crypto.hmac.sha1("foo", "bar")', result: '"85d155c55ed286a300bd1cf124de08d87e914f3a"' },
  ],
  evaluate: (values) => hexOfCode("sha1", values),
});

export const hmacSha256 = defineBuiltin({
  name: "crypto.hmac.sha256",
  effort: 4,
  summary: "The authentication code of a message under a key by SHA-256, in hexadecimal.",
  parameters: { message: t.string, key: t.string },
  returns: t.string,
  examples: [{ rego: 'count(crypto.hmac.sha256("foo", "bar"))', result: "64" }],
  evaluate: (values) => hexOfCode("sha256", values),
});

export const hmacSha512 = defineBuiltin({
  name: "crypto.hmac.sha512",
  effort: 4,
  summary: "The authentication code of a message under a key by SHA-512, in hexadecimal.",
  parameters: { message: t.string, key: t.string },
  returns: t.string,
  examples: [{ rego: 'count(crypto.hmac.sha512("foo", "bar"))', result: "128" }],
  evaluate: (values) => hexOfCode("sha512", values),
});

export const hmacEqual = defineBuiltin({
  name: "crypto.hmac.equal",
  summary: "Whether two authentication codes are the same, in a time that does not tell where they differ.",
  parameters: { left: t.string, right: t.string },
  returns: t.boolean,
  examples: [
    { rego: 'crypto.hmac.equal("ab", "ab")', result: "true" },
    { rego: 'crypto.hmac.equal("ab", "ac")', result: "false" },
  ],
  evaluate: ({ left, right }) => equalInConstantTime(encodeUtf8(left), encodeUtf8(right)),
});

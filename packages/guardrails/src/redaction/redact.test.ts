import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisePrompt } from "../prompts/normalise-prompt.js";
import { madeUp } from "../testing/made-up.js";
import { redact } from "./redact.js";

const token = `ghp_${madeUp(36)}`;
const blocks = (length: number): string => "█".repeat(length);
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Beside each, the value that must be nowhere. */
const sensitive: readonly (readonly [text: string, value: string])[] = [
  [token, token],
  ["password: Tr0ub4dor&3x", "Tr0ub4dor&3x"],
  ["postgres://app:s3cr3tpw@db.shop.svc/orders", "s3cr3tpw"],
  [`-----BEGIN PRIVATE KEY-----\n${madeUp(64, "base64")}\n-----END PRIVATE KEY-----`, madeUp(64, "base64")],
  ["card 4929 1804 6210 3359", "4929 1804 6210 3359"],
  ["mail olga.berg@shop.eu", "olga.berg@shop.eu"],
  ["SSN 412-68-9047", "412-68-9047"],
  ["call +49 30 48271935", "48271935"],
  [`token: ${token.slice(0, 12)}\u200b${token.slice(12)}`, token.slice(12)],
  [wide(token), wide(token)],
  [btoa(`the token is ${token} for it`), btoa(`the token is ${token} for it`)],
  [`%67%68p_${madeUp(36)}`, madeUp(36)],
];

describe("a text with something in it", () => {
  it("is as long as before, with a mask and its kind", () => {
    const text = `Why is ${token} refused? Ask olga.berg@shop.eu.`;
    expect(redact(text)).toEqual({
      text: `Why is ${blocks(40)} refused? Ask ${blocks(17)}.`,
      redactions: [
        { kind: "github-token", start: 7, end: 47, lengthClass: "32 to 63" },
        { kind: "email-address", start: 61, end: 78, lengthClass: "16 to 31" },
      ],
    });
  });

  it("keeps its lines", () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${madeUp(32, "base64")}\r\n-----END PRIVATE KEY-----`;
    expect(redact(`a\n${key}\nb`).text).toBe(`a\n${blocks(27)}\n${blocks(32)}\r\n${blocks(25)}\nb`);
  });

  it("has what is encoded masked, in however many lines, and nothing beside it", () => {
    const encoded = btoa("the password is Tr0ub4dor&3x and card 4929180462103359 ok").replace(
      /.{20}/g,
      "$&\n",
    );
    const { text, redactions } = redact(`Declined:\n${encoded}\nthanks`);
    expect(text).toBe(`Declined:\n${encoded.replace(/[^\n]/g, "█")}\nthanks`);
    expect(redactions).toEqual([
      { kind: "encoded", start: 10, end: 10 + encoded.length, lengthClass: "64 or more" },
    ]);
  });

  it("has what is encoded masked alone, wherever it stands", () => {
    const encoded = btoa("the password is Tr0ub4dor&3x and card 4929180462103359 ok");
    const [before, behind] = ["First of all.\n\nA line.\nPlease see", "and tell me.\nThanks\n\nBye"];
    const { text, redactions } = redact(`${before} ${encoded} ${behind} ${encoded}`);
    expect(text).toBe(`${before} ${blocks(encoded.length)} ${behind} ${blocks(encoded.length)}`);
    expect(redactions.map(({ start, end }) => [start, end])).toEqual([
      [before.length + 1, before.length + 1 + encoded.length],
      [text.length - encoded.length, text.length],
    ]);
  });

  it.each(sensitive)("has it nowhere: %s", (text, value) => {
    const redacted = redact(`see ${text} here`);
    expect(redacted.text).not.toContain(value);
    expect(JSON.stringify(redacted)).not.toContain(value);
    expect(redacted.redactions.length).toBeGreaterThan(0);
    expect(redacted.text).toMatch(/^see .* here$/s);
  });
});

describe("an honest text", () => {
  it.each([
    "",
    " \n",
    "Why does pod web-7d9f8c5b6-x2k4j restart after 2026-01-31T10:00:00Z?",
    "image: registry.shop.eu/api@sha256:7868f7fcadab9cfc126ac2ae5eaaa4a8aecef3738c7089c7a6f1b3099fd916e0",
    "password: ${PASSWORD} token: <token> key: ********",
    "\ud83d alone, \u{1f600} and e\u0301",
  ])("is the same: %s", (text) => expect(redact(text)).toEqual({ text, redactions: [] }));
});

describe("any text", () => {
  const pieces = fc.oneof(
    fc.constantFrom(...sensitive.map(([text]) => text)),
    fc.constantFrom("\n", " ", "\u200b", "**", "\\n", "a", "0", "-", "=", "<b>", "\u{e0041}", "ﷺ"),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const texts = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(""));

  it("is as long as before, has nothing in any view, and is the same when redacted again", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: redacted, redactions } = redact(text);
        expect(redacted).toHaveLength(text.length);
        const { credentials, personal_data } = normalisePrompt(redacted).signals;
        expect([...credentials, ...personal_data]).toEqual([]);
        expect(redact(redacted)).toEqual({ text: redacted, redactions: [] });
        let expected = text;
        for (const { start, end } of redactions)
          expected =
            expected.slice(0, start) +
            expected.slice(start, end).replace(/[^\r\n]/g, "█") +
            expected.slice(end);
        expect(redacted).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });
});

it("takes a time in proportion to the text", () => {
  const line = `ts=1 user=olga.berg@shop.eu token=${token} ${btoa(`the token is ${token} ok`)}\n`;
  const took = (lines: number): number => {
    const began = process.cpuUsage();
    redact(line.repeat(lines));
    return process.cpuUsage(began).user;
  };
  took(20);
  expect(took(800) / Math.max(5000, took(200))).toBeLessThan(12);
}, 60_000);

// Escapes of programming languages, of URLs, of HTML and of mail: characters written as their codes.
//
// They are one family: a line often has several, one in the other, and each would repeat the whole line.
import { isText } from "../readable-text.js";
import type { LayerName } from "./layer.js";

/** The character of a code, or what was written if it has none. */
function characterOf(code: number, written: string): string {
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : written;
}

const whiteSpace: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\n"],
  ["t", "\t"],
]);

const escapeSequence =
  /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x\{?([0-9a-fA-F]{2})\}?|([0-3]?[0-7]{2})|([nrt])|(["'/]))/g;
/** `U+0069 U+0067`: how people write about characters. */
const named = /(?:U\+[0-9a-fA-F]{4,6}[ ,;]{0,2}){4,}/g;

function unescapeLine(line: string): string {
  return line
    .replace(escapeSequence, (whole, braced, short, long, byte, octal, space, quote) => {
      if (space !== undefined) return whiteSpace.get(space) ?? whole;
      if (quote !== undefined) return quote;
      const hexadecimal = braced ?? short ?? long ?? byte;
      return characterOf(Number.parseInt(hexadecimal ?? octal, hexadecimal === undefined ? 8 : 16), whole);
    })
    .replace(named, (row) =>
      (row.match(/[0-9a-fA-F]{4,6}/g) ?? [])
        .map((code) => characterOf(Number.parseInt(code, 16), code))
        .join(""),
    );
}

/** Bytes written as hexadecimal pairs after a sign, where they are text. */
function unescapeBytes(run: string): string {
  const pairs = run.match(/[0-9a-fA-F]{2}/g) ?? [];
  const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
  return isText(bytes) ? new TextDecoder().decode(bytes) : run;
}

const unescapeUrl = (line: string): string =>
  line.replaceAll("+", " ").replace(/(?:%[0-9a-fA-F]{2})+/g, unescapeBytes);

/** Fewer signs of equality before two digits are assignments. */
const fewestQuoted = 3;

const unescapeQuoted = (line: string): string =>
  (line.match(/=[0-9a-fA-F]{2}/g)?.length ?? 0) < fewestQuoted
    ? line
    : line.replace(/(?:=[0-9a-fA-F]{2})+/g, unescapeBytes).replaceAll("_", " ");

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    tab: "\t",
    newline: "\n",
    colon: ":",
    period: ".",
    comma: ",",
    excl: "!",
    num: "#",
    lpar: "(",
    rpar: ")",
    lsqb: "[",
    rsqb: "]",
    sol: "/",
    hyphen: "-",
    dash: "-",
    lowbar: "_",
    shy: "",
    zwnj: "",
    zwj: "",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
  }),
);
const entity = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?/g;

function unescapeEntities(line: string): string {
  return line.replace(entity, (whole, name: string) => {
    if (!name.startsWith("#"))
      return whole.endsWith(";") ? (entities.get(name.toLowerCase()) ?? whole) : whole;
    const isHex = name[1] === "x" || name[1] === "X";
    return characterOf(isHex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)), whole);
  });
}

type Escape = {
  readonly name: LayerName;
  readonly mark: RegExp;
  readonly decode: (line: string) => string;
};

const quotedPrintable = /=[0-9A-F]{2}|(?:=[0-9a-fA-F]{2}){4}/;

const escapes: readonly Escape[] = [
  { name: "url", mark: /%[0-9a-fA-F]{2}/, decode: unescapeUrl },
  { name: "html", mark: /&(?:#[0-9xX]|[a-zA-Z]{2,8};)/, decode: unescapeEntities },
  { name: "quoted-printable", mark: quotedPrintable, decode: unescapeQuoted },
  {
    name: "escapes",
    mark: /\\(?:[uUx][0-9a-fA-F{]|[0-3]?[0-7]{2}|[nrt]\w)|U\+[0-9a-fA-F]{4}/,
    decode: unescapeLine,
  },
];

/** Escapes of escapes that are taken off a line. */
const rounds = 4;

/** Every line with escapes, without them. Its name is that of the only kind, or `escapes` if there are several. */
export function unescapeText(text: string): { readonly name: LayerName; readonly text: string } {
  const names = new Set<LayerName>();
  const joined = quotedPrintable.test(text) ? text.replace(/=\r?\n/g, "") : text;
  const lines: string[] = [];
  for (const line of joined.split("\n")) {
    const clear = unescapeRounds(line, names);
    if (clear !== line) lines.push(clear);
  }
  const [only = "escapes"] = names;
  return { name: names.size === 1 ? only : "escapes", text: lines.join("\n") };
}

function unescapeRounds(line: string, names: Set<LayerName>): string {
  let clear = line;
  for (let round = 0; round < rounds; round++) {
    const before = clear;
    for (const { name, mark, decode } of escapes) {
      if (!mark.test(clear)) continue;
      const after = decode(clear);
      if (after !== clear) names.add(name);
      clear = after;
    }
    if (clear === before) break;
  }
  return clear;
}

// Texts of any size whose reading could grow faster than they do: one for each thing that repeats.
import type { YamlText } from "./yaml-shape.js";

export type GrowthShape = {
  readonly name: string;
  /** About so many bytes. */
  readonly make: (bytes: number) => YamlText;
};

type Piece = string | ((index: number) => string);

/** As many pieces as fit between two ends. */
function repeated(piece: Piece, before = "", after = ""): (bytes: number) => string {
  return (bytes) => {
    const room = bytes - before.length - after.length;
    const first = typeof piece === "string" ? piece : piece(0);
    if (typeof piece === "string") return `${before}${first.repeat(Math.floor(room / first.length))}${after}`;
    const pieces: string[] = [];
    for (let length = 0, index = 0; length < room; index++) {
      const next = piece(index);
      pieces.push(next);
      length += next.length;
    }
    return `${before}${pieces.join("")}${after}`;
  };
}

/** As deep as half of the size allows. */
const nested =
  (open: string, middle: string, close: string, before = "") =>
  (bytes: number): string => {
    const depth = Math.floor((bytes - middle.length) / (open.length + close.length));
    return `${before}${open.repeat(depth)}${middle}${close.repeat(depth)}\n`;
  };

const scalars: Readonly<Record<string, GrowthShape["make"]>> = {
  digits: repeated("1", "x: ", "\n"),
  "digits and a letter": repeated("1", "x: ", "x\n"),
  "digits after a dot": repeated("1", "x: 0.", "\n"),
  "an exponent of many digits": repeated("1", "x: 1e", "\n"),
  "underscores in digits": repeated("1_", "x: ", "1\n"),
  "hexadecimal digits": repeated("f", "x: 0x", "\n"),
  "binary digits": repeated("1", "x: 0b", "\n"),
  "octal digits": repeated("7", "x: 0", "\n"),
  zeros: repeated("0", "x: ", "\n"),
  "dots in digits": repeated("1.", "x: ", "\n"),
  "colons in digits": repeated("1:", "x: ", "1\n"),
  signs: repeated("+-", "x: ", "\n"),
  "a date that does not end": repeated("1", "x: 2001-01-01T00:00:00.", "Z\n"),
  "digits in JSON": repeated("1", '{"x":', "}\n"),
  "a long line": repeated("a b ", "x: ", "\n"),
  "a long key": repeated("k", "", ": v\n"),
  "a long line without a key": repeated("a ", "", "\n"),
  "colons in plain text": repeated("a:", "x: ", "b\n"),
  "number signs in plain text": repeated("a#", "x: ", "\n"),
  "plain text over many lines": repeated("  some words\n", "x: text\n"),
  "plain text with blank lines": repeated("\n", "x: text\n", "  more\n"),
  "spaces after plain text": repeated(" ", "x: text", "\n"),
  "double quotes": repeated("a b ", 'x: "', '"\n'),
  escapes: repeated("\\u00e9", 'x: "', '"\n'),
  "double quotes over many lines": repeated("  some words\n", 'x: "', '"\n'),
  "double quotes that do not end": repeated("some words\n", 'x: "'),
  "single quotes": repeated("it''s ", "x: '", "'\n"),
  "single quotes that do not end": repeated("some words\n", "x: '"),
  "binary data": repeated("QUFB", "x: !!binary ", "\n"),
  "a literal block": repeated("  some words\n", "x: |\n"),
  "a literal block of blank lines": repeated("\n", "x: |+\n"),
  "a folded block": repeated("  some words\n", "x: >\n"),
  "a folded block with gaps": repeated("  some words\n\n", "x: >\n"),
  "a block that is indented more and more": repeated(
    (index) => `${" ".repeat(2 + (index % 50))}a\n`,
    "x: >\n",
  ),
  "spaces before a block": repeated(" ", "x: |\n", "\n a\n"),
};

const collections: Readonly<Record<string, GrowthShape["make"]>> = {
  keys: repeated((index) => `key${index}: 1\n`),
  "keys in a flow map": repeated((index) => `key${index}: 1, `, "{", "}\n"),
  "keys in JSON": repeated((index) => `"key${index}":1,`, "{", '"z":1}\n'),
  "keys that are numbers": repeated((index) => `${index}: 1\n`),
  "keys with question marks": repeated((index) => `? k${index}\n: 1\n`),
  "equal keys": repeated("key: 1\n"),
  items: repeated("- 1\n"),
  "items that are nothing": repeated("-\n"),
  "items in a flow list": repeated("1, ", "[", "]\n"),
  "pairs in a flow list": repeated("a: 1, ", "[", "]\n"),
  "empty maps": repeated("{}, ", "[", "]\n"),
  "a flow list over many lines": repeated("a,\n", "x: [\n", "  ]\n"),
  "small maps": repeated("- {a: 1, b: [c]}\n"),
  pods: repeated((index) => `- kind: Pod\n  metadata: {name: p${index}}\n  spec:\n    hostNetwork: false\n`),
  anchors: repeated((index) => `k${index}: &a${index} v\n`),
  "one anchor again and again": repeated((index) => `k${index}: &a v\n`),
  "anchors and aliases": repeated((index) => `k${index}: &a${index} v\nl${index}: *a${index}\n`),
  "aliases of one small map": repeated("- *a\n", "- &a {p: 1}\n"),
  "aliases of aliases": repeated((index) => `- &a${index + 1} [*a${index}]\n`, "- &a0 1\n"),
  "aliases that double": repeated((index) => `- &a${index + 1} [*a${index}, *a${index}]\n`, "- &a0 1\n"),
  "aliases of a long text": repeated("- *a\n", `- &a ${"x".repeat(2000)}\n`),
  "a long anchor": repeated("a", "x: &", " v\n"),
  "merges of one map": repeated((index) => `k${index}: {<<: *a, q: 1}\n`, "k: &a {p: 1}\n"),
  "merges in one map": repeated("<<: *a\n", "k: &a {p: 1}\n"),
  "merges of a list": repeated("*a, ", "k: &a {p: 1}\nl: {<<: [", "]}\n"),
  "merges of merges": repeated(
    (index) => `- &a${index + 1} {<<: *a${index}, k${index}: 1}\n`,
    "- &a0 {p: 1}\n",
  ),
  tags: repeated("- !!str 1\n"),
  "a long tag": repeated("a", "x: !", " v\n"),
};

const structure: Readonly<Record<string, GrowthShape["make"]>> = {
  comments: repeated("# why not\n", "", "a: b\n"),
  "a long comment": repeated("why ", "# ", "\na: b\n"),
  "comments after values": repeated((index) => `k${index}: v # why\n`),
  "comments in a flow list": repeated("a, # why\n  ", "x: [", "]\n"),
  "CR line ends": repeated((index) => `k${index}: v\r`),
  "CRLF line ends": repeated((index) => `k${index}: v\r\n`),
  "NEL line ends": repeated((index) => `k${index}: v\u0085`),
  "CR line ends in a block": repeated("  words\r", "x: |\r"),
  "blank lines": repeated("\n", "", "a: b\n"),
  spaces: repeated(" ", "", "a: b\n"),
  tabs: repeated("\t", "", "\na: b\n"),
  documents: repeated("---\na: b\n"),
  "documents of one kind": repeated((index) => `---\nkind: Pod\nmetadata:\n  name: p${index}\n`),
  "empty documents": repeated("---\n"),
  "documents that end": repeated("a: b\n...\n---\n"),
  "broken documents": repeated("---\na: [\n"),
  "documents without their anchor": repeated("---\na: *b\n"),
  "documents with a bad separator": repeated("--- a\n"),
  "JSON documents": repeated('{"a":1}\n'),
  "JSON documents behind each other": repeated('{"a":1}'),
  "JSON that breaks off": repeated('{"a":', "", "\n"),
  "JSON, then YAML": repeated((index) => `---\nk${index}: v\n`, '{"a":1}\n'),
  "deep lists": nested("[", "1", "]"),
  "deep maps": nested("{a: ", "1", "}"),
  "deep JSON": nested('{"a":', "1", "}"),
  "lists that do not end": repeated("["),
  "maps that do not end": repeated("{"),
  "maps and lists that do not end": repeated("[{a: ", "x: "),
  "items on one line": repeated("- ", "", "a\n"),
  "question marks on one line": repeated("? ", "", "a\n"),
  "a staircase": (bytes) => {
    const depth = Math.floor(Math.sqrt(bytes * 2));
    return Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:\n`).join("");
  },
  templates: repeated((index) => `k${index}: {{ .Values.x }}\n`),
  "template lines": repeated("{{- if .Values.x }}\na: b\n{{- end }}\n"),
  "templates in documents": repeated("---\na: {{ .Values.x }}\n"),
  "templates in text": repeated((index) => `k${index}: "{{ .Values.x }}"\n`),
  braces: repeated("{{ ", "x: "),
  directives: repeated("%TAG !e! tag:a,2000:\n"),
  colons: repeated(": "),
  commas: repeated(",", "[", "]\n"),
  "marks of order": repeated("\ufeff"),
  "control characters": repeated("\u0007", "x: "),
};

const encoded: Readonly<Record<string, GrowthShape["make"]>> = {
  "UTF-16": (bytes) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(repeated("- a\n")(bytes / 2), "utf16le")]),
  "invalid UTF-8": (bytes) => Buffer.concat([Buffer.from("a: "), Buffer.alloc(bytes, 0xff)]),
  "letters beyond ASCII": (bytes) => repeated("- é😀\n")(bytes / 2),
};

export const growthShapes: readonly GrowthShape[] = Object.entries({
  ...scalars,
  ...collections,
  ...structure,
  ...encoded,
}).map(([name, make]) => ({ name, make }));

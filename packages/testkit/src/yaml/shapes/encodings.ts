// The bytes of a text: UTF-8, UTF-16 and UTF-32, marks where they should not be, and bytes that are no text.
import type { Random } from "../../fuzz/random.js";
import type { YamlShape } from "../yaml-shape.js";

const texts: readonly string[] = [
  "a: b\n",
  "kind: Pod\nspec: {hostNetwork: true}\n",
  '{"a":"ä😀"}\n',
  "a: ä\nb: '😀'\nc: \"é\"\n",
  "a: b\n---\nc: d\n",
  "# ä\na: |\n  ö\n",
  "",
  "\n",
  "1\n",
  "[1]",
  "a",
];

const marks: Readonly<Record<string, readonly number[]>> = {
  none: [],
  utf8: [0xef, 0xbb, 0xbf],
  littleEndian: [0xff, 0xfe],
  bigEndian: [0xfe, 0xff],
  littleEndian32: [0xff, 0xfe, 0, 0],
  bigEndian32: [0, 0, 0xfe, 0xff],
  twice: [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf],
  part: [0xef, 0xbb],
};

function units(text: string, width: 2 | 4, bigEndian: boolean): Uint8Array {
  const values = width === 2 ? [...Buffer.from(text, "utf16le")].length / 2 : [...text].length;
  const bytes = Buffer.alloc(values * width);
  const codes =
    width === 2
      ? Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
      : [...text].map((character) => character.codePointAt(0) ?? 0);
  for (const [index, code] of codes.entries()) {
    if (width === 2) bigEndian ? bytes.writeUInt16BE(code, index * 2) : bytes.writeUInt16LE(code, index * 2);
    else bigEndian ? bytes.writeUInt32BE(code, index * 4) : bytes.writeUInt32LE(code, index * 4);
  }
  return bytes;
}

function encoded(random: Random, text: string): Uint8Array {
  switch (random.below(7)) {
    case 0:
      return units(text, 2, false);
    case 1:
      return units(text, 2, true);
    case 2:
      return units(text, 4, random.chance(0.5));
    case 3:
      return Buffer.from(text, "latin1");
    default:
      return Buffer.from(text, "utf8");
  }
}

const sequences: readonly (readonly number[])[] = [
  ...[
    [0xff],
    [0xc0, 0x80],
    [0xc3],
    [0xe2, 0x82],
    [0xed, 0xa0, 0x80],
    [0xed, 0xb0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ],
  ...[
    [0x80],
    [0xf0, 0x9f, 0x98],
    [0xfe],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
    [0xe0, 0x80, 0xaf],
    [0x00],
    [0x01],
    [0x07],
  ],
  ...[[0x08], [0x0b], [0x0c], [0x1b], [0x1f], [0x7f], [0xc2, 0x80], [0xc2, 0x84], [0xc2, 0x86], [0xc2, 0x9f]],
  ...[
    [0xc2, 0xa0],
    [0xef, 0xbb, 0xbf],
    [0xef, 0xbf, 0xbe],
    [0xef, 0xbf, 0xbf],
    [0xef, 0xbf, 0xbd],
    [0xe2, 0x80, 0x8b],
  ],
  ...[
    [0xf0, 0x9f, 0x98, 0x80],
    [0xee, 0x80, 0x80],
    [0xed, 0x9f, 0xbf],
    [0xef, 0xb7, 0x90],
    [0xf4, 0x8f, 0xbf, 0xbf],
    [0xc2, 0x85],
  ],
];

/** `¶` stands for the bytes. */
const holders = [
  ...[
    "a: ¶\n",
    "a: b¶c\n",
    "¶a: b\n",
    "a¶: b\n",
    "# ¶\na: b\n",
    'a: "¶"\n',
    "a: '¶'\n",
    "a: |\n  ¶\n",
    "a: b\n¶",
    "- ¶\n",
  ],
  ...[
    "a: b\n---\n¶c: d\n",
    "a: b\n¶---\nc: d\n",
    '{"a":"¶"}\n',
    '{"¶":1}\n',
    '{"a":1}¶\n',
    "[¶]\n",
    "a: >\n  b ¶ c\n",
    "¶",
  ],
  ...[
    "a: b ¶# c\n",
    "a: b\n---¶\nc: d\n",
    "a: &¶ b\n",
    "a: !¶ b\n",
    "a: b\n¶c: d\n",
    "a: {b¶: c}\n",
    "{¶a: b}\n",
    "a:¶b\n",
  ],
];

function held(random: Random): Uint8Array {
  const [before = "", ...rest] = random.pick(holders).split("¶");
  const bytes = random.chance(0.8) ? random.pick(sequences) : [random.below(256), random.below(256)];
  return Buffer.concat([
    Buffer.from(before),
    ...rest.flatMap((text) => [Buffer.from(bytes), Buffer.from(text)]),
  ]);
}

/** As JSON and double quotes escape them: halves of surrogate pairs, too. */
const escapes = [
  "\\ud83d\\ude00",
  "\\ud83d",
  "\\ude00",
  "\\ude00\\ud83d",
  "\\u0000",
  "\\ud83dx",
  "\\uFFFF",
  "\\U0001F600",
  "\\UD83D",
];

export const encodings: YamlShape = {
  name: "encodings",
  make: (random) => {
    if (random.chance(0.5)) return held(random);
    if (random.chance(0.1))
      return `${random.pick(["a: ", '{"a":'])}"${random.pick(escapes)}${random.pick(escapes)}"`;
    const mark = marks[random.pick(Object.keys(marks))] ?? [];
    const text = random.chance(0.3) ? random.pick(texts) + random.pick(texts) : random.pick(texts);
    const bytes = encoded(random, text);
    return Buffer.concat([Buffer.from(mark), bytes.subarray(0, bytes.length - (random.chance(0.1) ? 1 : 0))]);
  },
};

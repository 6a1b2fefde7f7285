// A linear model of texts: a weight for each signal and for groups of one to three words, of which only numbers are kept.
import { GuardError } from "../../guard-error.js";
import { firstSlot, markOf, secondSlot, slotCount } from "./slots.js";

/** What is judged: orders to a model among what people write and among what tools give back, and what a text is about. */
export const headNames = ["prompt", "tool-output", "topic"] as const;
export type HeadName = (typeof headNames)[number];

export type Head = {
  readonly bias: number;
  /** What one step of a signal's weight, and of a word group's, counts. */
  readonly signalStep: number;
  readonly wordStep: number;
  /** By the number of the signal. */
  readonly signals: Int8Array;
  /** By place. */
  readonly words: Int8Array;
};

export type TextModel = { readonly marks: Uint8Array; readonly heads: Readonly<Record<HeadName, Head>> };

type HeadHeader = { readonly bias: number; readonly signalStep: number; readonly wordStep: number };

type Header = {
  readonly format: 1;
  readonly signals: readonly string[];
  readonly heads: Readonly<Record<HeadName, HeadHeader>>;
};

const magic = "palisade text model\n";

/** The bytes of a model: a line that says what they are, a line of JSON, marks, then the weights of each head. */
export function writeTextModel({ marks, heads }: TextModel, signals: readonly string[]): Uint8Array {
  const header: Header = { format: 1, signals, heads: mapHeads((name) => headerOf(heads[name])) };
  const text = new TextEncoder().encode(`${magic}${JSON.stringify(header)}\n`);
  const parts = [
    text,
    marks,
    ...headNames.flatMap((name) => [bytesOf(heads[name].signals), bytesOf(heads[name].words)]),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function headerOf({ bias, signalStep, wordStep }: Head): HeadHeader {
  return { bias, signalStep, wordStep };
}

function bytesOf(list: Int8Array): Uint8Array {
  return new Uint8Array(list.buffer, list.byteOffset, list.length);
}

function mapHeads<Made>(make: (name: HeadName) => Made): Readonly<Record<HeadName, Made>> {
  return { prompt: make("prompt"), "tool-output": make("tool-output"), topic: make("topic") };
}

/**
 * @throws {GuardError} `invalid_options` for bytes that are no model, or one for other signals
 * @example readTextModel(await readFile("texts.model"), signalNames)
 */
export function readTextModel(bytes: Uint8Array, signals: readonly string[]): TextModel {
  const end = bytes.indexOf(0x0a, magic.length);
  const header = readHeader(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))));
  if (
    header === undefined ||
    bytes.length !== end + 1 + slotCount + headNames.length * (header.signals.length + slotCount)
  )
    throw new GuardError(
      "invalid_options",
      "`textModel` is the bytes of a model that `npm run train:prompts` wrote",
    );
  if (header.signals.join() !== signals.join())
    throw new GuardError(
      "invalid_options",
      "`textModel` was trained for other signals: take the one of this version",
    );
  let at = end + 1;
  // A copy has a buffer of its own, whatever the bytes are a part of.
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    at += length;
    return Uint8Array.from(bytes.subarray(at - length, at));
  };
  const marks = take(slotCount);
  return {
    marks,
    heads: mapHeads((name) => {
      const own = new Int8Array(take(signals.length).buffer);
      return { ...header.heads[name], signals: own, words: new Int8Array(take(slotCount).buffer) };
    }),
  };
}

function readHeader(text: string): Header | undefined {
  if (!text.startsWith(magic)) return undefined;
  try {
    const header = JSON.parse(text.slice(magic.length)) as Header;
    return header.format === 1 && Array.isArray(header.signals) ? header : undefined;
  } catch {
    return undefined;
  }
}

/** The place of a word group, or -1 if the model does not know it. */
export function placeOf(marks: Uint8Array, hash: number): number {
  const mark = markOf(hash);
  const first = firstSlot(hash);
  if (marks[first] === mark) return first;
  const second = secondSlot(hash);
  return marks[second] === mark ? second : -1;
}

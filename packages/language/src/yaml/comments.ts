// Comments that hold a mark, and the node that each is about: found by the scanner, so never within a text that has a `#`.
import { escapePointer } from "../values/json-pointer.js";
import { kubernetesFields } from "./build/fields.js";
import type { Node } from "./parse/node.js";
import type { Places, YamlPlace } from "./places.js";
import { isBlank, isBreakOrEnd, unit } from "./scan/characters.js";
import type { Extent } from "./scan/cursor.js";

export type YamlComment = {
  /** Behind the `#`, to the end of the line. */
  readonly text: string;
  readonly place: YamlPlace;
  /**
   * The number of the document and a JSON pointer into it; nothing if no node begins where the comment stands. Behind
   * something on a line it is about the outermost entry that begins on that line, on a line of its own about the one that
   * begins on the next (other comments may stand between), and above a whole document about all of it.
   */
  readonly about: { readonly document: number; readonly at: string } | undefined;
};

/** What the comments of one document are found in. Offsets are those of the whole text. */
export type CommentedDocument = {
  readonly text: string;
  readonly comments: readonly Extent[];
  readonly places: Places;
  /** Nothing for documents that hold nothing. */
  readonly root: Node | undefined;
  /** Where the offsets of the tree count from. */
  readonly offset: number;
  readonly number: number;
};

/** Those that hold the mark, in the order of the text. */
export function markedComments(mark: string, document: CommentedDocument): readonly YamlComment[] {
  const { text, comments, places, number } = document;
  const marked = comments.filter(({ start, end }) => text.slice(start, end).includes(mark));
  if (marked.length === 0) return [];
  const lineOf = (offset: number): number => places.at(offset).line;
  const alone = new Set(
    comments.filter(({ start }) => isAlone(text, start)).map(({ start }) => lineOf(start)),
  );
  const lines = marked.map(({ start }) => {
    const line = lineOf(start);
    if (!alone.has(line) && !isBehindDashes(text, start)) return line;
    let next = line + 1;
    while (alone.has(next)) next++;
    return next;
  });
  const beginning = new Beginnings(document, new Set(lines));
  return marked.map(({ start, end }, index) => {
    const line = lines[index] ?? 0;
    const at = line === lineOf(start) ? beginning.entryAt(line) : beginning.nodeAt(line);
    const about = at === undefined ? undefined : { document: number, at };
    return { text: text.slice(start + 1, end), place: places.at(start), about };
  });
}

/** Whether nothing but blanks stands before it on its line. */
function isAlone(text: string, start: number): boolean {
  return isLineStart(text, start, isBlank);
}

/** Whether a `-` or a `---` stands before it, whose node begins on a later line. */
function isBehindDashes(text: string, start: number): boolean {
  return isLineStart(text, start, (code) => isBlank(code) || code === unit.minus);
}

function isLineStart(text: string, from: number, passes: (code: number) => boolean): boolean {
  let at = from;
  while (passes(text.charCodeAt(at - 1))) at--;
  return isBreakOrEnd(text.charCodeAt(at - 1)) || text.charCodeAt(at - 1) === byteOrderMark;
}

const byteOrderMark = 0xfeff;

type Entry = { readonly parent: Entry | undefined; readonly step: string; readonly line: number };

/** Which entries begin on some lines: the outermost of each line; where there are several, none. */
class Beginnings {
  readonly #document: CommentedDocument;
  readonly #wanted: ReadonlySet<number>;
  readonly #found = new Map<number, Entry | "several">();

  constructor(document: CommentedDocument, wanted: ReadonlySet<number>) {
    this.#document = document;
    this.#wanted = wanted;
    if (document.root !== undefined) this.#visit(document.root, undefined);
  }

  entryAt(line: number): string | undefined {
    const entry = this.#found.get(line);
    return entry === undefined || entry === "several" ? undefined : pointerTo(entry);
  }

  /** The same, and the whole document where that is what begins there. */
  nodeAt(line: number): string | undefined {
    const { root } = this.#document;
    if (root !== undefined && this.#lineOf(root.offset) === line) return "";
    return this.entryAt(line);
  }

  #lineOf(offset: number): number {
    return this.#document.places.at(this.#document.offset + offset).line;
  }

  /** What an alias stands for begins elsewhere, and so does what is merged. */
  #visit(node: Node, parent: Entry | undefined): void {
    if (node.kind === "sequence") {
      for (const [index, item] of node.items.entries()) this.#add(String(index), item.offset, item, parent);
    } else if (node.kind === "mapping") {
      const written = new Set(node.entries.map(({ key }) => key.offset));
      for (const [step, { keyOffset, value }] of kubernetesFields(node))
        if (written.has(keyOffset)) this.#add(step, keyOffset, value, parent);
    }
  }

  #add(step: string, offset: number, value: Node, parent: Entry | undefined): void {
    const line = this.#lineOf(offset);
    const entry = { parent, step, line };
    if (this.#wanted.has(line) && parent?.line !== line)
      this.#found.set(line, this.#found.has(line) ? "several" : entry);
    this.#visit(value, entry);
  }
}

function pointerTo(entry: Entry): string {
  const steps: string[] = [];
  for (let each: Entry | undefined = entry; each !== undefined; each = each.parent)
    steps.push(`/${escapePointer(each.step)}`);
  return steps.reverse().join("");
}

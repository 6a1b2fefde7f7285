// The base document, put together from files: which of them said what is remembered for those that collide.
import { isObject, RegoObject, regoText, type Value } from "@palisade/language";
import { FileError, shownPath } from "./file-error.js";

export class DataDocument {
  #document = new RegoObject();
  /** Objects of our own: those of files stay as they were read. */
  readonly #own = new WeakSet<RegoObject>();
  readonly #parts: { readonly value: Value; readonly file: string }[] = [];

  get document(): RegoObject {
    return this.#document;
  }

  /**
   * Objects are merged; anything else can be said once.
   * @throws {UsageError} naming both files, and the place in the document.
   */
  add(value: Value, file: string): void {
    if (!isObject(value)) throw new FileError(file, "data must be an object");
    const collision = findCollision(this.#document, value);
    if (collision !== undefined) throw new FileError(file, this.#describe(collision));
    this.#document = this.#merge(this.#document, value);
    this.#parts.push({ value, file });
  }

  #merge(before: RegoObject, added: RegoObject): RegoObject {
    const merged = this.#own.has(before) ? before : RegoObject.from(before.entries());
    this.#own.add(merged);
    for (const [key, value] of added.entries()) {
      const known = merged.get(key);
      const both = known !== undefined && isObject(known) && isObject(value);
      merged.set(key, both ? this.#merge(known, value) : value);
    }
    return merged;
  }

  #describe(path: readonly Value[]): string {
    const other = this.#parts.find(({ value }) => reaches(value, path));
    const where = other === undefined ? "another file" : shownPath(other.file);
    return `${pathText(path)} is defined by ${where}, too`;
  }
}

/** The first place, by its keys, at which both say something and one of them is no object. */
function findCollision(left: RegoObject, right: RegoObject): readonly Value[] | undefined {
  for (const [key, value] of right.entries()) {
    const before = left.get(key);
    if (before === undefined) continue;
    if (!isObject(before) || !isObject(value)) return [key];
    const below = findCollision(before, value);
    if (below !== undefined) return [key, ...below];
  }
  return undefined;
}

/** Whether a document has something at a path, or ends on the way. */
function reaches(document: Value, path: readonly Value[]): boolean {
  let current: Value | undefined = document;
  for (const key of path) {
    if (current === undefined || !isObject(current)) break;
    current = current.get(key);
  }
  return current !== undefined;
}

function pathText(path: readonly Value[]): string {
  const steps = path.map((key) =>
    typeof key === "string" && /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${regoText(key)}]`,
  );
  return `data${steps.join("")}`;
}

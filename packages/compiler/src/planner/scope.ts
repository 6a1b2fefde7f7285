// What is bound at a point of a plan: variables to operands, never changed, so that branches cannot leak.
import type { Operand } from "@palisade/language";

/** How many children a node of the tree has. */
const width = 16;

/** A leaf holds operands, by the last digit of a variable's number; a node above holds nodes. */
type TreeNode = readonly (TreeNode | Operand | undefined)[];

/**
 * An immutable map, of which a copy with one more binding shares all but a path. Variables are numbered in
 * the order in which a function first binds them; the numbers' digits are the way down the tree.
 */
export class Scope {
  readonly #numbers: Map<string, number>;
  readonly #root: TreeNode;
  /** How many variables the root has room for. */
  readonly #capacity: number;

  private constructor(numbers: Map<string, number>, root: TreeNode, capacity: number) {
    this.#numbers = numbers;
    this.#root = root;
    this.#capacity = capacity;
  }

  /** The scope at the start of a function. */
  static create(): Scope {
    return new Scope(new Map(), [], width);
  }

  get(name: string): Operand | undefined {
    const number = this.#numbers.get(name);
    if (number === undefined || number >= this.#capacity) return undefined;
    let node: TreeNode | undefined = this.#root;
    for (let span = this.#capacity / width; span > 1; span /= width) {
      node = node?.[Math.floor(number / span) % width] as TreeNode | undefined;
    }
    return node?.[number % width] as Operand | undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  with(name: string, operand: Operand): Scope {
    const number = this.#numbers.get(name) ?? this.#numbers.size;
    this.#numbers.set(name, number);
    let root = this.#root;
    let capacity = this.#capacity;
    for (; number >= capacity; capacity *= width) root = [root];
    return new Scope(this.#numbers, replace(root, capacity / width, number, operand), capacity);
  }
}

function replace(node: TreeNode | undefined, span: number, number: number, operand: Operand): TreeNode {
  const copy = node?.slice() ?? [];
  const digit = Math.floor(number / span) % width;
  copy[digit] =
    span === 1 ? operand : replace(copy[digit] as TreeNode | undefined, span / width, number, operand);
  return copy;
}

// Pays for collections that grow member by member.
import { prepareItems } from "./limits.js";

const batch = 1024;

export class ItemMeter {
  #count = 0;
  #paid = 0;

  /** So many members are about to be added. @throws {HaltError} when they cannot be paid for. */
  add(count: number): void {
    this.#count += count;
    if (this.#count < this.#paid + batch) return;
    prepareItems(this.#count - this.#paid);
    this.#paid = this.#count;
  }
}

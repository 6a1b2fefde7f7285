// Merges objects deeply, later ones over earlier ones, in time linear in what they hold.
import { RegoObject } from "../../values/collections.js";
import { isObject } from "../../values/kind.js";

export function mergeObjects(objects: readonly RegoObject[]): RegoObject {
  const result = new RegoObject();
  // Objects made here may be changed; those that were handed in may not.
  const own = new WeakSet([result]);
  for (const object of objects) mergeInto(result, object, own);
  return result;
}

function mergeInto(target: RegoObject, source: RegoObject, own: WeakSet<RegoObject>): void {
  for (const [key, value] of source.entries()) {
    const present = target.get(key);
    if (present === undefined || !isObject(present) || !isObject(value)) {
      target.set(key, value);
      continue;
    }
    let merged = present;
    if (!own.has(present)) {
      merged = RegoObject.from(present.entries());
      own.add(merged);
      target.set(key, merged);
    }
    mergeInto(merged, value, own);
  }
}

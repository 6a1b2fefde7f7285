// Replacing part of a document: by copies for `with`, in place for the host's own data.
import {
  entrySize,
  tableCount,
  tableEntries,
  tagArray,
  tagObject,
  tagString,
} from "../../language/src/wasm-layout";
import { value_get } from "./access";
import { hashValue } from "./hash";
import { copyTable, fillIndex, findEntry, object_insert, object_new, tableGet } from "./table";
import { countOf, isTag, itemOf } from "./value";

/** `base` (0: undefined) with `value` at a path of keys. Missing objects are made; what is no object gives way. */
export function with_path(base: usize, path: usize, value: usize): usize {
  const count = countOf(path);
  if (count == 0) return value;
  const root = ownedObject(base);
  let parent = root;
  for (let index = 0; index < count - 1; index++) {
    const key = itemOf(path, index);
    const child = ownedObject(tableGet(parent, key));
    object_insert(parent, key, child);
    parent = child;
  }
  object_insert(parent, itemOf(path, count - 1), value);
  return root;
}

function ownedObject(value: usize): usize {
  return isTag(value, tagObject) ? copyTable(value, 1) : object_new();
}

const ok: i32 = 0;
const invalidType: i32 = 2;
const invalidPath: i32 = 3;

/** Puts a value into data, in place. Keys are copied by reference, so they must outlive the data. */
export function opa_value_add_path(base: usize, path: usize, value: usize): i32 {
  const count = pathLength(path);
  if (count < 1) return invalidPath;
  let parent = base;
  for (let index = 0; index < count - 1; index++) {
    const key = itemOf(path, index);
    let child = value_get(parent, key);
    if (child == 0) {
      if (!isTag(parent, tagObject)) return invalidType;
      child = object_new();
      object_insert(parent, key, child);
    }
    parent = child;
  }
  if (!isTag(parent, tagObject)) return invalidType;
  object_insert(parent, itemOf(path, count - 1), value);
  return ok;
}

/** Removes from data, in place; a path that leads nowhere is fine. */
export function opa_value_remove_path(base: usize, path: usize): i32 {
  const count = pathLength(path);
  if (count < 1) return invalidPath;
  let parent = base;
  for (let index = 0; index < count - 1; index++) {
    parent = value_get(parent, itemOf(path, index));
    if (parent == 0) return ok;
  }
  if (isTag(parent, tagObject)) removeEntry(parent, itemOf(path, count - 1));
  return ok;
}

function pathLength(path: usize): i32 {
  if (!isTag(path, tagArray)) return -1;
  const count = countOf(path);
  for (let index = 0; index < count; index++) {
    if (!isTag(itemOf(path, index), tagString)) return -1;
  }
  return count;
}

/** Closes the gap, so that the order of entries stays what it was. */
function removeEntry(object: usize, key: usize): void {
  const entry = findEntry(object, key, hashValue(key));
  if (entry == 0) return;
  const count = load<u32>(object, tableCount) - 1;
  const end = load<usize>(object, tableEntries) + <usize>count * entrySize;
  memory.copy(entry, entry + entrySize, end - entry);
  store<u32>(object, count, tableCount);
  fillIndex(object);
}

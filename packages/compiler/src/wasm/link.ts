// Joins the value library and generated functions into one module without what nobody calls.
import type { FunctionBody, FunctionId, ModuleFunction, WasmModule } from "./encode/module.js";

/** The module with only the functions that its exports, its start and its table lead to. */
export function dropUnreachable(module: WasmModule): WasmModule {
  const reached = reachable(module);
  const renumbered = new Map<FunctionId, FunctionId>();
  for (const id of module.functions.keys()) {
    if (reached.has(id)) renumbered.set(id, renumbered.size);
  }
  const newId = (id: FunctionId): FunctionId => renumbered.get(id) as FunctionId;
  return {
    ...module,
    functions: module.functions
      .filter((_, id) => reached.has(id))
      .map((item) => (item.imported === undefined ? { ...item, body: renumber(item.body, newId) } : item)),
    table: module.table.map((id) => (id === undefined ? undefined : newId(id))),
    exports: module.exports.map((item) =>
      item.kind === "function" ? { ...item, index: newId(item.index) } : item,
    ),
    start: module.start === undefined ? undefined : newId(module.start),
  };
}

function renumber(body: FunctionBody, newId: (id: FunctionId) => FunctionId): FunctionBody {
  return { ...body, uses: body.uses.map((use) => ({ ...use, target: newId(use.target) })) };
}

function reachable({ functions, exports, table, start }: WasmModule): ReadonlySet<FunctionId> {
  const pending: FunctionId[] = exports.filter((item) => item.kind === "function").map((item) => item.index);
  for (const id of table) if (id !== undefined) pending.push(id);
  if (start !== undefined) pending.push(start);
  const reached = new Set<FunctionId>();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const target of usedBy(functions[id])) pending.push(target);
  }
  return reached;
}

function usedBy(item: ModuleFunction | undefined): FunctionId[] {
  return item === undefined || item.imported !== undefined ? [] : item.body.uses.map((use) => use.target);
}

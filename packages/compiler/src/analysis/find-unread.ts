// Finds locals that are assigned and never read: the keys of most iterations.
import type { Local, Statement } from "@palisade/language";
import { changeOf, type PlacedStatement, readsOf, writesOf } from "./visit-statements.js";

type Unread = {
  readonly locals: ReadonlySet<Local>;
  /** Plain assignments to them. */
  readonly assignments: ReadonlySet<Statement>;
};

/** `filled`: statements that will not be run. */
export function findUnread(statements: readonly PlacedStatement[], filled: ReadonlySet<Statement>): Unread {
  const read = new Set<Local>();
  const written = new Set<Local>();
  /** By target: sources that are read if the target is. */
  const copies = new Map<Local, Local[]>();
  const assignments: Extract<Statement, { kind: "AssignVar" }>[] = [];
  for (const { statement } of statements) {
    if (filled.has(statement)) continue;
    for (const local of writesOf(statement)) written.add(local);
    const changed = changeOf(statement);
    if (changed !== undefined) read.add(changed);
    if (statement.kind === "AssignVar") {
      assignments.push(statement);
      const { source, target } = statement;
      if (source.kind !== "local") continue;
      const sources = copies.get(target);
      if (sources === undefined) copies.set(target, [source.local]);
      else sources.push(source.local);
    } else for (const local of readsOf(statement)) read.add(local);
  }
  spread(read, copies);
  return {
    locals: new Set([...written].filter((local) => !read.has(local))),
    assignments: new Set(assignments.filter(({ target }) => !read.has(target))),
  };
}

function spread(read: Set<Local>, copies: ReadonlyMap<Local, readonly Local[]>): void {
  const pending = [...read];
  for (let local = pending.pop(); local !== undefined; local = pending.pop()) {
    for (const source of copies.get(local) ?? []) {
      if (read.has(source)) continue;
      read.add(source);
      pending.push(source);
    }
  }
}

// 260 lines: OPA's intermediate representation as plain data, one arm per statement.
// Every statement says when it is undefined (the enclosing block ends) and when it aborts (the
// evaluation ends). Blocks end by falling off their end, by a break, or by an undefined statement.
import type { Type } from "../types/type.js";

/** A whole policy as planned. JSON form: `plan-json.ts` (the `plan.json` of an OPA bundle). */
export type Plan = {
  readonly static: PlanStatic;
  /** Entrypoints. A plan's blocks add to the result set. */
  readonly plans: readonly PlanEntrypoint[];
  readonly functions: readonly PlanFunction[];
};

/** What the whole plan shares: texts, built-ins and files, by index. */
export type PlanStatic = {
  readonly strings: readonly string[];
  /** Built-ins that are called, with their types. */
  readonly builtins: readonly { readonly name: string; readonly declaration: Type }[];
  readonly files: readonly string[];
};

/** Local 0 is `input`, local 1 is `data`, in plans and in functions alike. */
export type PlanEntrypoint = { readonly name: string; readonly blocks: readonly Block[] };

/** A rule or a function, compiled. */
export type PlanFunction = {
  readonly name: string;
  /** First `input` and `data`, then the arguments. */
  readonly parameters: readonly Local[];
  /** The local that holds the result; undefined if it was never assigned. */
  readonly result: Local;
  readonly blocks: readonly Block[];
  /** Where `CallDynamic` finds it: `["g0", "pkg", "rule"]`. */
  readonly path?: readonly string[];
};

/** Statements in order; an undefined one ends the block. */
export type Block = { readonly statements: readonly Statement[] };

/** A local variable's number. */
export type Local = number;

/** A statement's operand. */
export type Operand =
  | { readonly kind: "local"; readonly local: Local }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** An index into `static.strings`. */
  | { readonly kind: "string"; readonly index: number };

/** Where in the source: `file` indexes `static.files`; rows and columns count from 1. */
export type PlanLocation = {
  readonly file: number;
  readonly row: number;
  readonly column: number;
  /** Where the source text ends, where known: plans of OPA 1.20 and later say so. */
  readonly endRow?: number;
  readonly endColumn?: number;
};

export type Statement = PlanLocation & StatementBody;

export type StatementKind = StatementBody["kind"];

export type StatementBody =
  /** Appends. `array` must hold an array. */
  | { readonly kind: "ArrayAppend"; readonly value: Operand; readonly array: Local }
  | { readonly kind: "AssignInt"; readonly value: number; readonly target: Local }
  | { readonly kind: "AssignVar"; readonly source: Operand; readonly target: Local }
  /** Aborts with a conflict if `target` is defined and differs. */
  | { readonly kind: "AssignVarOnce"; readonly source: Operand; readonly target: Local }
  /** Runs each block; an undefined statement in one ends only that one. */
  | { readonly kind: "Block"; readonly blocks: readonly Block[] }
  /** Leaves `index` blocks further out than the innermost (0 is the innermost). Leaving the block of a `Scan` is its next round. */
  | { readonly kind: "Break"; readonly index: number }
  /** Undefined if the function's result is. */
  | {
      readonly kind: "Call";
      readonly function: string;
      readonly arguments: readonly Operand[];
      readonly result: Local;
    }
  /** Calls the function at the path the operands spell; undefined if there is none, or if its result is. */
  | {
      readonly kind: "CallDynamic";
      readonly path: readonly Operand[];
      readonly arguments: readonly Local[];
      readonly result: Local;
    }
  /** Undefined if `source` has no such key. */
  | { readonly kind: "Dot"; readonly source: Operand; readonly key: Operand; readonly target: Local }
  /** Undefined unless equal. */
  | { readonly kind: "Equal"; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "NotEqual"; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "IsArray"; readonly source: Operand }
  | { readonly kind: "IsObject"; readonly source: Operand }
  | { readonly kind: "IsSet"; readonly source: Operand }
  /** Undefined unless the local is defined. */
  | { readonly kind: "IsDefined"; readonly source: Local }
  | { readonly kind: "IsUndefined"; readonly source: Local }
  /** Undefined if `source` has no length. */
  | { readonly kind: "Len"; readonly source: Operand; readonly target: Local }
  | { readonly kind: "MakeArray"; readonly capacity: number; readonly target: Local }
  | { readonly kind: "MakeNull"; readonly target: Local }
  | { readonly kind: "MakeNumberInt"; readonly value: number; readonly target: Local }
  /** `index` is of the number's text in `static.strings`. */
  | { readonly kind: "MakeNumberRef"; readonly index: number; readonly target: Local }
  | { readonly kind: "MakeObject"; readonly target: Local }
  | { readonly kind: "MakeSet"; readonly target: Local }
  | { readonly kind: "Nop" }
  /** Undefined if the block is defined (runs to its end). */
  | { readonly kind: "Not"; readonly block: Block }
  | { readonly kind: "ObjectInsert"; readonly key: Operand; readonly value: Operand; readonly object: Local }
  /** Aborts with a conflict if the key is there with another value. */
  | {
      readonly kind: "ObjectInsertOnce";
      readonly key: Operand;
      readonly value: Operand;
      readonly object: Local;
    }
  /** `a` over `b`: where both have an object under a key, merged in turn; else `a` wins. */
  | { readonly kind: "ObjectMerge"; readonly a: Local; readonly b: Local; readonly target: Local }
  /** Makes the local undefined. */
  | { readonly kind: "ResetLocal"; readonly target: Local }
  | { readonly kind: "ResultSetAdd"; readonly value: Local }
  /** Returns from the function with the local's value. */
  | { readonly kind: "ReturnLocal"; readonly source: Local }
  /** Runs the block for each entry (none if `source` is empty or no collection), then goes on: never undefined. */
  | {
      readonly kind: "Scan";
      readonly source: Local;
      readonly key: Local;
      readonly value: Local;
      readonly block: Block;
    }
  | { readonly kind: "SetAdd"; readonly value: Operand; readonly set: Local }
  /** Runs the block with `local` (0 input, 1 data) replaced at `path` (indices of strings); undefined if the block is. */
  | {
      readonly kind: "With";
      readonly local: Local;
      readonly path: readonly number[];
      readonly value: Operand;
      readonly block: Block;
    };

// Runs blocks: the order of statements, and the ways out of a block.
import type { Block, Statement } from "@palisade/language";
import { evaluationError, type Frame, takeStep, traceStep } from "./frame.js";
import { next, type Outcome } from "./outcome.js";
import { runStatement } from "./statements.js";

/**
 * Blocks that may be open at once, in all calls together. Rego has no recursion, so only generated
 * policies come near. Where the stack is smaller than usual, its overflow ends the evaluation in the same way.
 */
const maximumDepth = 2000;

/** `next` if the block ran to its end. */
export function runBlock(frame: Frame, block: Block): Outcome {
  const { machine } = frame;
  const [first] = block.statements;
  if (first !== undefined && machine.depth >= maximumDepth) {
    throw evaluationError(frame, first, "eval_cancel_error", "evaluation nests too deeply");
  }
  machine.depth++;
  try {
    for (const statement of block.statements) {
      takeStep(frame, statement);
      const outcome = machine.tracer === undefined ? runStatement(frame, statement) : trace(frame, statement);
      if (outcome !== next) return outcome;
    }
    return next;
  } finally {
    machine.depth--;
  }
}

/** Where these do not go on, it is because something inside them, or they themselves, said where to. */
const neverUndefined: ReadonlySet<Statement["kind"]> = new Set(["Block", "Break", "ReturnLocal", "Scan"]);

function trace(frame: Frame, statement: Statement): Outcome {
  const { tracer } = frame.machine;
  const step = traceStep(frame, statement);
  tracer?.enter?.(step);
  const outcome = runStatement(frame, statement);
  tracer?.leave?.(step, outcome === next || neverUndefined.has(statement.kind));
  return outcome;
}

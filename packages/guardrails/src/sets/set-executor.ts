// Who judges the parts of a large set: the caller's own thread, slice by slice, or others.
import type { Judging } from "../judging.js";
import { findPlaces, judgeAcross } from "./judge-across.js";
import { judgeSlice } from "./judge-slice.js";
import type { SetPart, SetTask } from "./set-task.js";

export type SetExecutor = {
  /** How many tasks are worth starting at a time. */
  readonly concurrency: number;
  /**
   * Parts come in order, each once it is made.
   * @throws the signal's reason once it is aborted, and {ThreadError} for a thread that ended
   */
  readonly run: (task: SetTask, onPart: (part: SetPart) => void, signal?: AbortSignal) => Promise<void>;
};

/** Whoever runs a task runs this. */
export function partsOf(judging: Judging, task: SetTask, sliceSize?: number): Generator<SetPart> {
  if (task.kind === "slice") return judgeSlice(judging, task, sliceSize);
  return task.kind === "across" ? judgeAcross(judging, task) : findPlaces(judging, task);
}

/** The caller's thread, which others get between two parts. */
export function ownThread(judging: Judging, sliceSize?: number): SetExecutor {
  return {
    concurrency: 1,
    run: async (task, onPart, signal) => {
      for (const part of partsOf(judging, task, sliceSize)) {
        onPart(part);
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
      }
    },
  };
}

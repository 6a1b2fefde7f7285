// What was caught may be anything, and even looking at it may throw.
import { shortened } from "./contract/request-error.js";

type Class<Instance> = abstract new (...values: never[]) => Instance;

/** Whether it is an instance; a proxy that will not say is none. */
export function isInstance<Instance>(caught: unknown, ofClass: Class<Instance>): caught is Instance {
  try {
    return caught instanceof ofClass;
  } catch {
    return false;
  }
}

/** Its message, of a length that an answer can bear. */
export function messageOf(caught: unknown, longest = 500): string {
  try {
    if (caught instanceof Error) {
      const { message } = caught;
      if (typeof message === "string") return shortened(message, longest);
    }
  } catch {
    // Falls through: an error that throws has nothing to say.
  }
  return "an unknown error";
}

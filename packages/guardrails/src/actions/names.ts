// Names of objects in arguments: what a program would take for a flag, a shell for a command, or nobody can see, is none.
import type { Unread } from "./operation.js";

/** Characters that a shell acts on. */
const shellCharacters = /[;|&$`<>\n\r]/;

/** A word in it would be taken for a flag. */
const flag = /(?:^|\s)-/;

/** Control characters, and those of Unicode that show nothing. */
export const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Why a text is no name of anything. */
export function nameProblem(name: string, at: string): Unread | undefined {
  if (flag.test(name)) return { at, kind: "not-a-name", message: "a flag stands in the place of a name" };
  if (shellCharacters.test(name))
    return { at, kind: "not-a-name", message: "characters that a shell acts on stand in a name" };
  if (invisible.test(name))
    return { at, kind: "invisible", message: "a name has characters that cannot be seen" };
  return undefined;
}

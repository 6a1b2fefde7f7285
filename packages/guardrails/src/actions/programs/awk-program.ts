// A program of awk: what runs or writes something is told from what only prints.

/** Whether it may do more than read and print; where that is unsure, it may. */
export function mayRunOrWrite(program: string): boolean {
  const { kept, dropped, isSure } = withoutStrings(program);
  if (!isSure) return /system|getline|@|[|>]/.test(program);
  return runsOrWrites(kept) || runsOrWrites(dropped);
}

/** Calls, pipes and files: `system(…)`, `print | "sh"`, `print > "file"`, `"date" | getline`. */
function runsOrWrites(program: string): boolean {
  if (/\bsystem\b|\bgetline\b|@\s*(?:load|include|[A-Za-z_]\w*\s*\()|\|&/.test(program)) return true;
  return program.split(/[;{}\n]/).some((statement) => {
    const from = statement.search(/\bprintf?\b/);
    return from !== -1 && /[>|]/.test(statement.slice(from));
  });
}

type Bare = { readonly kept: string; readonly dropped: string; readonly isSure: boolean };

/** Each text in quotes is one mark; what stands between slashes, a pattern or not, is kept in one and dropped in the other. */
function withoutStrings(program: string): Bare {
  let kept = "";
  let dropped = "";
  for (let index = 0; index < program.length; ) {
    const rest = program.slice(index, index + 4_000);
    const text = /^"(?:[^"\\\n]|\\[\s\S])*"/.exec(rest)?.[0];
    const aside = text ?? /^(?:#[^\n]*|\/(?:[^/\\\n]|\\.)*\/|\\[\s\S])/.exec(rest)?.[0];
    if (text === undefined && /^"|^[#/].*["[]/s.test(aside ?? rest[0] ?? ""))
      return { kept, dropped, isSure: false };
    const piece = aside ?? rest[0] ?? "";
    kept += text === undefined ? piece : "§";
    dropped += aside === undefined ? piece : "§";
    index += piece.length;
  }
  return { kept, dropped, isSure: true };
}

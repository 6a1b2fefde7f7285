// A sed script's commands: what writes files or runs programs is told from what only edits the text.

/** Whether the script does nothing but edit what goes through. */
export function onlyEdits(script: string): boolean {
  let rest = script;
  for (let steps = 0; rest !== "" && steps < 2_000; steps++) {
    const next = afterCommand(afterAddress(rest));
    if (next === undefined) return false;
    rest = next;
  }
  return rest === "";
}

/** Behind numbers, `$`, `/patterns/` and what joins them. */
function afterAddress(script: string): string {
  let rest = script.replace(/^[\s;]+/, "");
  for (;;) {
    const simple = /^(?:\d+|[$,~+!\s])+/.exec(rest)?.[0];
    if (simple !== undefined) rest = rest.slice(simple.length);
    else if (rest.startsWith("/")) rest = afterDelimited(rest.slice(1), "/").replace(/^[IM]+/, "");
    else if (rest.startsWith("\\") && rest.length > 1) rest = afterDelimited(rest.slice(2), rest[1] ?? "/");
    else return rest;
  }
}

/** What stands behind a command; `undefined` for one that does more than edit, or that is not known. */
function afterCommand(script: string): string | undefined {
  const [letter = ""] = script;
  if (letter === "") return "";
  const rest = script.slice(1);
  if (letter === "s" || letter === "y") {
    const [delimiter = "/"] = rest;
    const behind = afterDelimited(afterDelimited(rest.slice(1), delimiter), delimiter);
    const flags = /^[gpiIm0-9]*/.exec(behind)?.[0] ?? "";
    const after = behind.slice(flags.length);
    return /^(?:\s*$|\s*[;}\n])/.test(after) ? after : undefined;
  }
  if (/[aic]/.test(letter)) return rest.replace(/^(?:[^\n\\]|\\[\s\S])*/, "");
  if (/[btT:]/.test(letter)) return rest.replace(/^[^;\n}]*/, "");
  if (letter === "#") return rest.replace(/^[^\n]*/, "");
  if (/[qQlL]/.test(letter)) return rest.replace(/^\s*\d*/, "");
  return /[{}=dDgGhHnNpPxzF]/.test(letter) ? rest : undefined;
}

function afterDelimited(text: string, delimiter: string): string {
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === delimiter) return text.slice(index + 1);
  }
  return "";
}

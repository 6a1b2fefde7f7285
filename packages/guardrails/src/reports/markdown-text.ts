// Outside text in GitHub's Markdown: nothing in it becomes markup, a link, a mention or a reference.
import { escapeText, withoutLogCommands } from "@palisade/language";

/** Words that no Markdown takes for anything else; all others are shown as code. */
const plainWord = /^\(?[A-Za-z]+(?:[-'][A-Za-z]+)*\)?[,;.:]?$|^[0-9]{1,6}[,;]?$|^[,;.:]$/;

/**
 * Prose of a message, with what it quotes as code.
 * @example markdownText("container `app` runs @privileged") // "container `app` runs `@privileged`"
 */
export function markdownText(text: string): string {
  const parts = escapeText(text).split(/`([^`]*)`/);
  return parts.map((part, index) => (index % 2 === 1 ? markdownCode(part) : prose(part))).join("");
}

function prose(text: string): string {
  const pieces = text.split(/( +)/).filter((piece) => piece !== "");
  let written = "";
  let code: string[] = [];
  const flush = (): void => {
    const text = code.join("");
    const bare = text.trimEnd();
    const end = /[,;.:]$/.exec(bare)?.[0] ?? "";
    const space = bare.length < text.length ? " " : "";
    written += `${markdownCode(bare.slice(0, bare.length - end.length))}${end}${space}`;
    code = [];
  };
  for (const piece of pieces) {
    const isSpace = piece.startsWith(" ");
    if (!isSpace && plainWord.test(piece)) {
      flush();
      written += piece;
    } else if (isSpace && code.length === 0) written += " ";
    else code.push(piece);
  }
  flush();
  return written;
}

/** One span of code, in a cell of a table, too, whatever the text holds. */
export function markdownCode(text: string): string {
  const visible = withoutLogCommands(escapeText(text));
  if (visible === "") return "";
  const longest = [...visible.matchAll(/`+/g)].reduce((length, [ticks]) => Math.max(length, ticks.length), 0);
  const fence = "`".repeat(longest + 1);
  const isBare = !/^[` ]|[` ]$/.test(visible);
  return `${fence}${isBare ? "" : " "}${visible.replaceAll("|", "\\|")}${isBare ? "" : " "}${fence}`;
}

// HTML by templates: what stands in the template is ours, what is put into it is text, and stays text.
import { escapeText, withoutLogCommands } from "@palisade/language";

/** Text that is HTML already. Made by `html`, of texts of ours and of text that it escapes. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** For `html`. */
  static of(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

export type HtmlPart = string | number | Markup | readonly Markup[] | undefined;

/** @example html`<td title="${name}">${message}</td>` */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Markup {
  const texts = template.map((own, index) => `${own}${textOf(parts[index])}`);
  return Markup.of(texts.join(""));
}

function textOf(part: HtmlPart): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.toString();
  if (typeof part === "object") return part.map(String).join("");
  return withoutLogCommands(escapeText(String(part))).replaceAll(
    /[&<>"'`=]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

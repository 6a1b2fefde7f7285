// Colours for terminal text: what is painted is escaped first.
import { createColors } from "picocolors";
import { type Shown, shown, TerminalText } from "./terminal-text.js";

const names = ["bold", "cyan", "dim", "green", "red", "yellow"] as const;

export type Paint = (part: Shown) => TerminalText;
export type Paints = Readonly<Record<(typeof names)[number], Paint>> & { readonly enabled: boolean };

/** Without colours, texts go through as they are. */
export function createPaints(enabled: boolean): Paints {
  const colours = createColors(enabled);
  const paints = names.map(
    (name) => [name, (part: Shown) => TerminalText.of(colours[name](String(shown`${part}`)))] as const,
  );
  return { ...(Object.fromEntries(paints) as Record<(typeof names)[number], Paint>), enabled };
}

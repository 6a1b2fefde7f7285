// Draws what a command prints, with its colours, as an SVG: the pictures in the documentation are real output.
// Usage: tsx scripts/terminal-picture.ts OUTPUT.svg 'COMMAND LINE'
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import process from "node:process";

const [output, command] = process.argv.slice(2);
if (output === undefined || command === undefined)
  throw new Error("usage: terminal-picture OUTPUT.svg 'COMMAND'");

const colours: Readonly<Record<string, string>> = {
  "31": "#ff7b72",
  "32": "#7ee787",
  "33": "#e3b341",
  "36": "#76e3ea",
};
const lineHeight = 19;
const characterWidth = 8.4;

const { stdout } = spawnSync("bash", ["-c", command], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined },
});
const lines = [`\u001b[2m$\u001b[22m ${command}`, ...stdout.trimEnd().split("\n")];

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** One line's escape sequences as styled spans. */
function drawLine(line: string): { readonly svg: string; readonly width: number } {
  let fill = "";
  let bold = false;
  let dim = false;
  let svg = "";
  let width = 0;
  const [beginning = "", ...styled] = line.split("\u001b[");
  // Texts and codes by turns; what is no code is a text without one.
  const parts = [
    beginning,
    ...styled.flatMap((part) => /^([0-9;]*)m(.*)$/s.exec(part)?.slice(1) ?? ["", part]),
  ];
  for (const [index, part] of parts.entries()) {
    const code = index % 2 === 1 ? part : undefined;
    if (code === undefined) {
      const style = `${fill === "" ? "" : ` fill="${fill}"`}${bold ? ' font-weight="bold"' : ""}${dim ? ' opacity="0.6"' : ""}`;
      if (part !== "") svg += `<tspan${style}>${escapeText(part)}</tspan>`;
      width += [...part].length;
      continue;
    }
    if (code === "1") bold = true;
    else if (code === "2") dim = true;
    else if (code === "22") bold = dim = false;
    else if (code === "39" || code === "0") fill = "";
    else fill = colours[code] ?? fill;
  }
  return { svg, width };
}

const drawn = lines.map(drawLine);
const width = Math.ceil(Math.max(...drawn.map((line) => line.width)) * characterWidth) + 32;
const height = lines.length * lineHeight + 28;
const texts = drawn.map(
  ({ svg }, index) => `<text x="16" y="${26 + index * lineHeight}" xml:space="preserve">${svg}</text>`,
);
writeFileSync(
  output,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${texts.join("\n")}
</svg>
`,
);

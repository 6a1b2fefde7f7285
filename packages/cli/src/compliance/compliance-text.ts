// A compliance report as a person reads it in a terminal.
import {
  type ComplianceReport,
  type ControlOutcome,
  type ControlStatus,
  complianceWords,
  type TargetReport,
} from "@palisade/agents/compliance";
import type { Paint, Paints } from "../output/paints.js";
import { joined, shown, type TerminalText } from "../output/terminal-text.js";

const { basis, claim, counts, evidence, outcome, scan, status, targetTitle, trend } = complianceWords;

const painted: Readonly<Record<ControlStatus, (colours: Paints) => Paint>> = {
  pass: (colours) => colours.green,
  fail: (colours) => colours.red,
  manual: (colours) => colours.yellow,
  not_applicable: (colours) => colours.dim,
};

/** The score, section by section, and what fails or is disagreed about in each target. */
export function complianceText(report: ComplianceReport, colours: Paints): TerminalText {
  return joined([
    heading(report, colours),
    sections(report, colours),
    ...(report.targets.length > 1 ? [targetRows(report, colours)] : []),
    ...report.targets.map((target) => targetText(target, report, colours)),
    ending(report, colours),
  ]);
}

const barLength = 24;

function bar({ counts: all }: Pick<ComplianceReport, "counts">, colours: Paints): TerminalText {
  const total = all.pass + all.fail + all.manual + all.not_applicable;
  const full = (count: number): number => (total === 0 ? 0 : Math.round((count / total) * barLength));
  const pass = full(all.pass);
  const fail = Math.max(all.fail > 0 ? 1 : 0, full(all.fail));
  const rest = Math.max(0, barLength - pass - fail);
  return joined([
    colours.green("█".repeat(pass)),
    colours.red("█".repeat(fail)),
    colours.dim("░".repeat(rest)),
  ]);
}

const scoreText = (score: number | undefined): string => (score === undefined ? "-" : String(score));

function heading(report: ComplianceReport, colours: Paints): TerminalText {
  const { framework, score } = report;
  const trended = trend(report);
  return shown`${colours.bold(framework.title)}: ${colours.bold(scoreText(score))}\n  ${bar(report, colours)} ${counts(report.counts)}\n${trended === undefined ? "" : shown`  ${trended}\n`}`;
}

function sections({ sections: all }: ComplianceReport, colours: Paints): TerminalText {
  const rows = all.map((section) => {
    const title = `${section.id} ${section.title}`;
    return shown`  ${(title.length > 44 ? `${title.slice(0, 43)}…` : title).padEnd(44)} ${bar(section, colours)} ${scoreText(section.score).padStart(5)}\n`;
  });
  return shown`\n${rows}`;
}

/** A terminal shows no more targets. */
const mostTargets = 50;

function targetRows({ targets }: ComplianceReport, colours: Paints): TerminalText {
  const rows = targets
    .slice(0, mostTargets)
    .map(
      (target) =>
        shown`  ${scoreText(target.score).padStart(5)} ${bar(target, colours)} ${targetTitle(target)} ${colours.dim(counts(target.counts))}\n`,
    );
  const more = targets.length > mostTargets ? shown`  and ${targets.length - mostTargets} more\n` : "";
  return shown`\n${colours.bold("Targets")}\n${rows}${more}`;
}

function targetText(target: TargetReport, report: ComplianceReport, colours: Paints): TerminalText {
  const titles = new Map(
    report.sections.flatMap(({ controls }) => controls.map((each) => [each.id, each.title])),
  );
  const many = report.targets.length > 1;
  const scanned = scan(target);
  const isShown = (each: ControlOutcome): boolean =>
    each.status === "fail" ||
    each.disagreement !== undefined ||
    (!many && each.evidence.length > 0 && each.status === "manual");
  const rows = target.controls
    .filter(isShown)
    .slice(0, many ? 10 : 200)
    .map((each) => controlText(each, titles.get(each.id) ?? "", { colours, isBrief: many }));
  const notes = target.notes.map(({ part, code, message, isGap }) => {
    const word = isGap ? colours.red("not read") : colours.yellow("note");
    return shown`  ${word}: ${part}: ${code}: ${message}\n`;
  });
  const unlooked =
    target.unlooked.length === 0
      ? ""
      : shown`  ${colours.dim(
          `${target.unlooked.length} things that no rule looked at: ${target.unlooked
            .slice(0, 3)
            .map(({ what, reason }) => `${what} (${reason})`)
            .join("; ")}${target.unlooked.length > 3 ? "; …" : ""}`,
        )}\n`;
  return shown`\n${colours.bold(targetTitle(target))}: ${scoreText(target.score)}\n${scanned === undefined ? "" : shown`  ${colours.dim(scanned)}\n`}${notes}${unlooked}${rows}`;
}

function controlText(
  control: ControlOutcome,
  title: string,
  { colours, isBrief }: { readonly colours: Paints; readonly isBrief: boolean },
): TerminalText {
  const paint = painted[control.status](colours);
  const head = shown`  ${paint(status[control.status].padEnd(6))} ${colours.bold(control.id)} ${title} ${colours.dim(`(${basis[control.basis]})`)}\n`;
  if (isBrief) return head;
  const proof = control.evidence.slice(0, 4).map((each) => shown`         ${evidence(each)}\n`);
  const rest = control.evidence.length - 4 + (control.moreEvidence ?? 0);
  const more = rest > 0 ? shown`         ${colours.dim(`and ${rest} more`)}\n` : "";
  const told =
    control.disagreement === undefined
      ? ""
      : shown`         ${colours.yellow("disagreement")}: ${control.disagreement}\n`;
  return shown`${head}${proof}${more}${told}`;
}

function ending(report: ComplianceReport, colours: Paints): TerminalText {
  const paint = { passed: colours.green, failed: colours.red, incomplete: colours.red }[report.outcome];
  const said = claim(report);
  return shown`\n${paint(outcome[report.outcome])}${said === "" ? "" : ` ${said}`}\n`;
}

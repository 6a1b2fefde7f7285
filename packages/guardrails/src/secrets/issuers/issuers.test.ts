// Every form of every issuer: what is made after it is found as it, and what is put in its place is not.
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { describe, expect, it } from "vitest";
import { madeUp } from "../../testing/made-up.js";
import { findSecrets } from "../find-secrets.js";
import { clouds } from "./clouds.js";
import { code } from "./code.js";
import { intelligence } from "./intelligence.js";
import { observability } from "./observability.js";
import { services } from "./services.js";

const tokens = [...clouds, ...code, ...intelligence, ...observability, ...services];

/** What must stand before some, so that their form counts. */
const before: Readonly<Record<string, string>> = {
  "openai-key": `sk-${madeUp(20)}`,
  "discord-token": `M${madeUp(23)}`,
  "discord-webhook": "https://discord.com",
  "telegram-token": madeUp(9, "digits"),
  "facebook-app-token": madeUp(15, "digits"),
  "freemius-key": "secret_key: ",
  "splunk-token": "Authorization: ",
};

/** A text of this form; each choice is drawn, each repetition as short as it may be or a little longer. */
function sampleOf(form: RegExp, seed: number): string {
  let drawn = 0;
  const draw = (count: number): number => {
    drawn++;
    return Number.parseInt(madeUp(5, "hex", seed * 101 + drawn), 16) % count;
  };
  const of = (node: AST.Element): string => {
    if (node.type === "Character") return String.fromCodePoint(node.value);
    if (node.type === "CharacterClass") return classMember(node, draw);
    if (node.type === "CharacterSet")
      return node.kind === "digit"
        ? madeUp(1, "digits", seed + drawn++)
        : madeUp(1, "word", seed * 31 + drawn++);
    if (node.type === "Group" || node.type === "CapturingGroup")
      return (node.alternatives[draw(node.alternatives.length)] as AST.Alternative).elements.map(of).join("");
    if (node.type === "Quantifier")
      return Array.from({ length: Math.min(node.max, node.min + (node.min > 8 ? draw(3) : 0)) }, () =>
        of(node.element),
      ).join("");
    return "";
  };
  const { alternatives } = new RegExpParser().parsePattern(form.source);
  return (alternatives[draw(alternatives.length)] as AST.Alternative).elements.map(of).join("");
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const membersOf = new Map<string, readonly string[]>();

function classMember({ raw }: AST.CharacterClass, draw: (count: number) => number): string {
  const form = new RegExp(`^${raw}$`);
  const members = membersOf.get(raw) ?? printable.filter((character) => form.test(character));
  membersOf.set(raw, members);
  return members[draw(members.length)] as string;
}

describe("a token of an issuer", () => {
  it.each(tokens.map(([kind, , form], index) => ({ kind, form, index })))(
    "$kind $index",
    ({ kind, form, index }) => {
      const lead = form.source.startsWith("(?<=") ? (before[kind] ?? "") : "";
      const kinds = [1, 2, 3].map((seed) => {
        const text = `use ${lead}${sampleOf(form, seed * 1000 + index)} for it`;
        return findSecrets(text).map((found) => found.kind);
      });
      for (const found of kinds) expect(found).toEqual([kind]);
    },
  );

  it.each(tokens.flatMap(([kind, marks, form], index) => marks.map((mark) => ({ kind, mark, form, index }))))(
    "$kind $index is told by $mark",
    ({ kind, mark, form, index }) => {
      const lead = form.source.startsWith("(?<=") ? (before[kind] ?? "") : "";
      let sample = "";
      for (let seed = 0; seed < 300 && !sample.toLowerCase().includes(mark.toLowerCase()); seed++)
        sample = lead + sampleOf(form, seed * 1000 + index);
      expect(findSecrets(`use ${sample} for it`).map((found) => found.kind)).toEqual([kind]);
    },
  );

  // A change of any of them is seen in review; `npx vitest run issuers -u` records anew.
  it("has a kind and marks that are recorded", async () => {
    const recorded = tokens.map(([kind, marks, form]) => `${kind}: ${marks.join(" ")} ${form.source}`);
    await expect(`${recorded.join("\n")}\n`).toMatchFileSnapshot("./recorded-issuers.txt");
  });

  it("is a value, without what names it", () => {
    const value = `T${madeUp(8, "capitals")}/B${madeUp(8, "capitals")}/${madeUp(24)}`;
    expect(findSecrets(`post to https://hooks.slack.com/services/${value} now`)).toEqual([
      { kind: "slack-webhook", at: 41, length: value.length },
    ]);
  });

  it.each([
    ["of one sign", `ghp_${"x".repeat(36)}`],
    ["in rows", "ghp_0123456789abcdefghijABCDEFGHIJ012345"],
    ["out of few signs", `glpat-${"ab1".repeat(8)}`],
    ["that says so", `AKIA${"IOSFODNN7"}EXAMPLE`],
    ["with a gap", `xoxb-${madeUp(12, "digits")}-${madeUp(12, "digits")}-########################`],
    ["too short", `ghp_${madeUp(35)}`],
    ["too long", `AKIA${madeUp(17, "capitals")}`],
    ["with a letter behind it", `dop_v1_${madeUp(64, "hex")}z`],
    ["within a word", `mygh${madeUp(3)}ghp_${madeUp(36)}`.replace("ghp_", "Xghp_")],
    ["printed by its maker", ["AIza", "SyD3asb-2pEZVqMkmL6M9N6nHZRR_znhrh0"].join("")],
    ["that only ends alike", `sk-ant-api03-${madeUp(93)}BB`],
  ])("%s is none", (_, text) => expect(findSecrets(`see ${text} here`)).toEqual([]));

  it("may follow an escape", () => {
    expect(findSecrets(`line\\nghp_${madeUp(36)}`)).toEqual([{ kind: "github-token", at: 6, length: 40 }]);
  });

  it("has a kind that can be accepted, and a mark", () => {
    for (const [kind, marks] of tokens) {
      expect(kind).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(marks.length).toBeGreaterThan(0);
    }
  });
});

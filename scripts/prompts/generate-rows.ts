// Labelled rows from templates of our own, for training only: attacks and honest texts of the same forms.
import { orders, promptAttacks } from "./attacks.js";
import { expand, pick, type Random, randomFrom } from "./grammar.js";
import { honestLines, honestPrompts } from "./honest.js";
import type { LabelledRow } from "./labelled-rows.js";
import { elsewhere } from "./languages.js";
import { things } from "./lists.js";
import { tableRows, toolForms } from "./tool-forms.js";

const lists = { ...things, row: tableRows, line: honestLines };

/** Sources that our templates pass for, so that no word group counts as one of a single source. */
const ownSources = 12;
/** So many outputs of tools are encoded, honest ones as well as others: it says nothing by itself. */
const encodedShare = 0.06;
/** Texts of one template that count as different. */
const clustersEach = 4;

type Kind = Pick<LabelledRow, "kind" | "label"> & Required<Pick<LabelledRow, "channel" | "scope">>;

const order: Kind = { kind: "indirect-injection", label: "attack", channel: "tool-output", scope: "k8s" };
const line: Kind = { kind: "benign-lookalike", label: "benign", channel: "tool-output", scope: "k8s" };
const attack: Kind = { kind: "direct-injection", label: "attack", channel: "prompt", scope: "k8s" };
const honest: Kind = { kind: "benign-lookalike", label: "benign", channel: "prompt", scope: "k8s" };

class Rows {
  readonly made: LabelledRow[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** So many texts of each template. */
  addEach(name: string, kind: Kind, templates: readonly string[], count: number): void {
    for (const [number, template] of templates.entries())
      for (let each = 0; each < count; each++) {
        const text = this.#textOf(template, kind);
        const cluster = `own-${name}-${number}-${each % clustersEach}`;
        this.#add({ ...kind, text, source: `own-${name}-${number % ownSources}`, cluster });
      }
  }

  #textOf(template: string, { channel, label }: Kind): string {
    const random = this.#random;
    const text = expand(template, lists, random);
    if (channel === "prompt") return dressed(random, text);
    if (random() < encodedShare) return encoded(random, text);
    if (label === "attack" || random() < 0.5) return inForm(random, text);
    return inForm(
      random,
      [text, expand(pick(random, honestLines), lists, random)].join(random() < 0.5 ? " " : "\n"),
    );
  }

  addLanguage(language: string, honestTexts: readonly string[], attacks: readonly string[]): void {
    const random = this.#random;
    const own = { source: `own-${language}`, cluster: `own-${language}`, scope: "general" as const };
    for (const text of honestTexts) {
      for (const asked of [text, `${text} ${pick(random, honestTexts)}`, dressed(random, text)])
        this.#add({ ...honest, ...own, kind: "benign", text: asked });
      for (const given of [inForm(random, text), encoded(random, text)])
        this.#add({ ...line, ...own, kind: "benign", text: given });
    }
    for (const text of attacks) {
      for (const asked of [text, `${pick(random, honestTexts)} ${text}`])
        this.#add({ ...attack, ...own, text: asked });
      for (const given of [inForm(random, text), inForm(random, text), encoded(random, text)])
        this.#add({ ...order, ...own, text: given });
    }
  }

  #add(row: Omit<LabelledRow, "id">): void {
    this.made.push({ id: `own-${this.made.length}`, ...row });
  }
}

/** The same seed gives the same rows. */
export function generateRows(seed = 20_260): readonly LabelledRow[] {
  const rows = new Rows(randomFrom(seed));
  rows.addEach("order", order, orders, 32);
  rows.addEach("line", line, honestLines, 32);
  rows.addEach("attack", attack, promptAttacks, 30);
  rows.addEach("honest", honest, honestPrompts, 45);
  for (const [language, texts] of Object.entries(elsewhere))
    rows.addLanguage(language, texts.honest.split("|"), texts.attack.split("|"));
  return rows.made;
}

function inForm(random: Random, payload: string): string {
  const { form, escaped } = pick(random, toolForms);
  const body = dressed(random, payload);
  const inner = escaped ? JSON.stringify(body).slice(1, -1) : body;
  const outer = expand(form, lists, random);
  const at = outer.indexOf("§");
  return outer.slice(0, at) + inner + outer.slice(at + 1);
}

const encodings: readonly ((text: string) => string)[] = [
  (text) => Buffer.from(text).toString("base64"),
  (text) => Buffer.from(text).toString("hex"),
  (text) => `https://example.org/?q=${encodeURIComponent(text)}`,
  (text) => [...text].map((each) => `&#${each.codePointAt(0)};`).join(""),
];

function encoded(random: Random, text: string): string {
  return pick(random, encodings)(text);
}

/** As different people write it. */
function dressed(random: Random, text: string): string {
  const way = random();
  if (way < 0.12) return text.toLowerCase();
  if (way < 0.2) return text.toUpperCase();
  if (way < 0.5) return text.charAt(0).toUpperCase() + text.slice(1);
  return way < 0.55 ? text.replace(/[.!?]$/, "") : text;
}

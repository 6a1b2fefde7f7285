// Findings of one rule repeat its texts and controls; ten thousand of them share one copy.
import type { Finding } from "../contract/finding.js";

/** Answers that came from a thread share nothing with one another. */
export class SharedParts {
  readonly #texts = new Map<string, string>();
  readonly #controls = new Map<string, Finding["controls"]>();

  finding(finding: Finding): Finding {
    const { rule, title, remedy, variant, message } = finding;
    return {
      ...finding,
      rule: this.#text(rule),
      title: this.#text(title),
      message: this.#text(message),
      ...(remedy === undefined ? {} : { remedy: this.#text(remedy) }),
      ...(variant === undefined ? {} : { variant: this.#text(variant) }),
      controls: this.#list(finding.controls),
    };
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    // Texts that are all different are not worth a table of them.
    if (this.#texts.size < mostShared) this.#texts.set(text, text);
    return text;
  }

  #list(controls: Finding["controls"]): Finding["controls"] {
    const key = controls.map(({ framework, id }) => `${framework}\n${id}`).join("\n");
    const known = this.#controls.get(key);
    if (known !== undefined) return known;
    if (this.#controls.size < mostShared) this.#controls.set(key, controls);
    return controls;
  }
}

const mostShared = 10_000;

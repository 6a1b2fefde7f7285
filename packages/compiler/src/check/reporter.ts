// Collects what the stages find wrong.
import type { Diagnostic, DiagnosticCode } from "../source/diagnostic.js";
import type { Location } from "../syntax/ast.js";

export type Elaboration = Pick<Diagnostic, "details" | "help">;

export class Reporter {
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  #mistakes = 0;

  /** In an order that does not hang on how the stages work: those of one place by their text. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#found.toSorted((left, right) => (left.message < right.message ? -1 : 1));
  }

  /** Errors after which it makes no sense to look further into the same rule. */
  get mistakes(): number {
    return this.#mistakes;
  }

  error(code: DiagnosticCode, message: string, location: Location, more: Elaboration = {}): void {
    this.#mistakes++;
    this.#add({ code, severity: "error", message, location, ...more });
  }

  /** An error that leaves the rule fit for the stages to come: a name that is unused, or badly chosen. */
  errorAside(code: DiagnosticCode, message: string, location: Location, more: Elaboration = {}): void {
    this.#add({ code, severity: "error", message, location, ...more });
  }

  /** Takes over what another has found. */
  take(other: Reporter): void {
    this.#mistakes += other.#mistakes;
    for (const diagnostic of other.diagnostics) this.#add(diagnostic);
  }

  /** What one cause says twice at one place is said once. */
  #add(diagnostic: Diagnostic): void {
    const { file, row, column } = diagnostic.location;
    const key = `${file}:${row}:${column}:${diagnostic.code}:${diagnostic.message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#found.push(diagnostic);
  }
}

// A plan that cannot be read, or that no engine could run.

/** A plan that cannot be read; the message names the place in it. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  /** Where in the plan: `funcs.funcs[3].blocks[0].stmts[2].stmt.target`. */
  readonly place: string;

  constructor(message: string, place: string, options?: ErrorOptions) {
    super(place === "" ? `plan: ${message}` : `plan: ${message} at \`${place}\``, options);
    this.place = place;
  }
}

// What the planner cannot express, at a place: `planPolicy` turns it into a diagnostic.
import type { Location } from "../syntax/ast.js";

export class PlanError extends Error {
  override readonly name = "PlanError";
  readonly location: Location;

  constructor(message: string, location: Location) {
    super(message);
    this.location = location;
  }
}

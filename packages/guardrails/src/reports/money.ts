// Dollars as they are shown.
import type { Monthly } from "../contract/cost.js";

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const changes = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  signDisplay: "exceptZero",
});

/** `$1,234.50` */
export function money(amount: number): string {
  return dollars.format(amount);
}

/** `+$3.00`, for differences. */
export function moneyChange(amount: number): string {
  return changes.format(amount);
}

/** `$1.00 to $2.00`; nothing where the figure is sure. */
export function moneyRange({ low, high }: Pick<Monthly, "low" | "high">): string {
  return low === high ? "" : `${money(low)} to ${money(high)}`;
}

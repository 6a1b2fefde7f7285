/** Why a patch does not go into a text. What was there stays as it is. */
export class Unfixable extends Error {
  override readonly name = "Unfixable";
}

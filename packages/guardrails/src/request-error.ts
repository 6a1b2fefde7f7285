// What was asked is no prompt, action or configuration.

/** `place` is a JSON pointer into the request; the message names it. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly place: string;

  constructor(message: string, place: string) {
    super(place === "" ? message : `${message} at \`${place}\``);
    this.place = place;
  }
}

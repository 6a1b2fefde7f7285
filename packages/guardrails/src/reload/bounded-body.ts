// The bytes of an answer, piece by piece, so that nobody can have us read without an end.
import { messageOf } from "../caught.js";
import { ReloadError } from "./reload-error.js";

/** @throws {ReloadError} `too_large`, and `unreachable` for what breaks off */
export async function readBounded(response: Response, maximumBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > maximumBytes)
        throw new ReloadError("too_large", `it is larger than ${maximumBytes} bytes`);
      pieces.push(piece);
    }
  } catch (cause) {
    if (cause instanceof ReloadError) throw cause;
    throw new ReloadError("unreachable", messageOf(cause), { cause });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

// Lines of a log from its bytes, none of them guessed: what is no UTF-8 text, or has no end, is corrupt.
import { StoreError } from "@palisade/guardrails/gate";
import { decodeLine } from "../decode-line.js";

const lineBreak = 0x0a;
/** No record is longer: requests, findings and what a mask leaves are bounded far below. */
const longest = 64 * 1024 * 1024;

/**
 * The lines, without their breaks.
 * @param file its name, for messages
 * @throws {StoreError} `corrupt` for a line that is no UTF-8 text or longer than any record, `unfinished` for a last one
 * without a break
 */
export async function* strictLines(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let begun: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineBreak); end >= 0; end = chunk.indexOf(lineBreak, start)) {
      yield decodeLine(Buffer.concat([...begun, chunk.subarray(start, end)]), `line ${line} of ${file}`);
      begun = [];
      length = 0;
      line++;
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > longest)
      throw new StoreError("corrupt", `line ${line} of ${file} is longer than any record`);
  }
  if (length > 0)
    throw new StoreError(
      "unfinished",
      `line ${line} of ${file} has no line break: it was cut off, or is being written`,
    );
}

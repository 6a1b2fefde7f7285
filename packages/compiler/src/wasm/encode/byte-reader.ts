// Bytes of the value library: what is wrong with them is a broken build.
import { WasmBytes, type WasmBytesFault } from "@palisade/language";
import { GenerateError } from "../../analysis/generate-error.js";

const reasons: Readonly<Record<WasmBytesFault, string>> = {
  "cut-off": "a module ends too early",
  "number-too-large": "a number in a module is too large",
};

/** A place in bytes that moves forward. Running off the end is an `invalid-library`. */
export class ByteReader extends WasmBytes {
  protected override faultError(fault: WasmBytesFault): Error {
    return new GenerateError("invalid-library", reasons[fault]);
  }

  /** A reader of the next bytes, which are passed over. */
  inner(count: number): ByteReader {
    return new ByteReader(this.bytes(count));
  }

  /** An i32 constant. */
  signed(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const next = this.byte();
      value |= (next & 0x7f) << shift;
      shift += 7;
      if (next < 0x80) return shift < 32 && (next & 0x40) !== 0 ? value | (-1 << shift) : value;
    }
  }
}

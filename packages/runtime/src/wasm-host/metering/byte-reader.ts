// Bytes of a module that somebody hands in: what is wrong with them is said of the module.
import { WasmBytes, type WasmBytesFault } from "@palisade/language";
import { invalidModule } from "./invalid-module.js";

const reasons: Readonly<Record<WasmBytesFault, string>> = {
  "cut-off": "it is cut off",
  "number-too-large": "one of its numbers is too large",
};

/** A place in bytes that moves forward. Running off the end is an `invalid_module`. */
export class ByteReader extends WasmBytes {
  protected override faultError(fault: WasmBytesFault): Error {
    return invalidModule(reasons[fault]);
  }
}

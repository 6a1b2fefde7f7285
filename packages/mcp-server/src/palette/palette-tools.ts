// The tools of a server that speaks with Palette, for one caller.
import type { Tool } from "../define-tool.js";
import type { Caller, PaletteService } from "./palette-service.js";
import { toolOfRead } from "./read/run-read.js";
import { paletteReads } from "./tools/index.js";

export function paletteTools(service: PaletteService, caller: Caller): readonly Tool[] {
  return paletteReads.map((read) => toolOfRead(read, service, caller));
}

// The tools of a server that speaks with Palette, for one caller.
import type { Tool } from "../define-tool.js";
import type { Caller, PaletteService } from "./palette-service.js";
import { toolOfRead } from "./read/run-read.js";
import { paletteReads, paletteWrites } from "./tools/index.js";
import { toolOfWrite } from "./write/run-write.js";

/** Those that act are there if they are switched on. */
export function paletteTools(service: PaletteService, caller: Caller): readonly Tool[] {
  const writes = paletteWrites.filter(({ feature }) => service.features.has(feature));
  return [
    ...paletteReads.map((read) => toolOfRead(read, service, caller)),
    ...writes.map((write) => toolOfWrite(write, service, caller)),
  ];
}

// The public surface, line by line.
export type { Ask, ServedGuard } from "./define-tool.js";
export { type Feature, type Features, featureMeanings, readFeatures } from "./features.js";
export type { AgentCall, Agents } from "./palette/agents.js";
export { toolFailureCodes } from "./palette/palette-failure.js";
export { createPalettePort, type PalettePort } from "./palette/palette-port.js";
export type { Caller, PaletteService } from "./palette/palette-service.js";
export { paletteTools } from "./palette/palette-tools.js";
export type { Access, Principals } from "./palette/principals.js";
export { writeOutcomes } from "./palette/write/write-answer.js";
export { serveStandardIo } from "./serve-stdio.js";
export { createServer, type ServedPalette, toolsFor } from "./server.js";
export { errorCodes as protocolErrorCodes } from "./transport/read-message.js";

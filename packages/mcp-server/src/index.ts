// The public surface, line by line.
export type { Ask, ServedGuard } from "./define-tool.js";
export { serveStandardIo } from "./serve-stdio.js";
export { createServer, toolsFor } from "./server.js";
export { errorCodes as protocolErrorCodes } from "./transport/read-message.js";

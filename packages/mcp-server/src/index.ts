// The public surface, line by line.
export { serveStandardIo } from "./serve-stdio.js";
export { createServer, toolsFor } from "./server.js";
export { errorCodes as protocolErrorCodes } from "./transport/read-message.js";

// Keys that sign: the audit log, and votes. In files of their own.
export { makeKeyFile, readKey, readKeyFile } from "./key-file.js";
export { type Rotation, rotateKeyFile } from "./rotate-key-file.js";

// Keys that sign the audit log, in files of their own.
export { makeKeyFile, readKeyFile } from "./key-file.js";
export { type Rotation, rotateKeyFile } from "./rotate-key-file.js";

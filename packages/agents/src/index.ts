// Agents that look and propose: nothing here can change a cluster.
export { isRootCause, type RootCause, rootCauses } from "./doctor/root-causes.js";

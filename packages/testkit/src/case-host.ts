// The host that behaviour cases are evaluated with: everything granted, nothing reached.
import type { HostOptions } from "@palisade/runtime";

/** Cases ask these built-ins to refuse their arguments, or to fail; none may reach a network. */
export const caseHost: HostOptions = {
  capabilities: {
    "http.send": () => {
      throw new Error("no network in behaviour cases");
    },
    "net.lookup_ip_addr": () => {
      throw new Error("no network in behaviour cases");
    },
    "opa.runtime": () => ({}),
  },
};

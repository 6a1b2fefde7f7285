import type { PoolMachine } from "../gather/snapshot.js";

/** What the node of a machine is called. */
export const nodeName = ({ machine }: Pick<PoolMachine, "machine">): string => {
  const { dnsName } = machine.spec ?? {};
  return dnsName === undefined || dnsName === "" ? machine.metadata.name : dnsName;
};

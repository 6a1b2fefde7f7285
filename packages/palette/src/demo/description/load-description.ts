// How busy a cluster is over time, as parts of what its machines have.

export type LoadDescription = {
  readonly cpu?: ResourceLoad;
  readonly memory?: ResourceLoad;
  readonly disk?: ResourceLoad;
};

/** Parts of the capacity that the cluster has when the tenant starts: 0.5 is half of it. */
export type ResourceLoad = {
  /** At the tenant's start. */
  readonly level: number;
  /** More by so much at the day's peak, and less at night. */
  readonly daily?: number;
  /** More by so much each day: negative if it falls. */
  readonly perDay?: number;
  /** A step that came so long before the tenant's start: before it, less by so much. */
  readonly step?: { readonly ago: string; readonly by: number };
  readonly requested?: number;
  readonly limited?: number;
};

// What machines of a candidate cost in a month, by a table of prices that somebody else has. What it lacks is said.
import { isManaged } from "../candidates/constraints.js";
import type { GpuNeed, Needs } from "../requirements/needs.js";
import { type MachineType, machineChoices } from "./machines.js";

export type Pool = { readonly name: string; readonly type: string; readonly size: number };

export type Priced = {
  /** US dollars a month of what has a price. */
  readonly monthly: number;
  readonly unpriced: readonly string[];
  readonly sources: readonly string[];
};

/** Prices pools of machines in a region of `aws`, `azure` or `gcp`. */
export type PriceMachines = (asked: {
  readonly cloud: string;
  readonly region: string;
  readonly pools: readonly Pool[];
}) => Priced;

export type Cost = {
  readonly monthly?: number;
  /** Something has no price: it costs more than `monthly`. */
  readonly isLowerBound: boolean;
  readonly region?: string;
  readonly pools: readonly Pool[];
  readonly unpriced: readonly string[];
  readonly sources: readonly string[];
};

/** As few machines as do: three where one may be lost, else one, unless it is said how many. */
export function estimateCost(cloud: string, needs: Needs, price: PriceMachines | undefined): Cost {
  const choice = machineChoices.get(cloud);
  if (choice === undefined) return unpriced("machines of one's own have no price in the table");
  if (price === undefined) return unpriced("there is no table of prices");
  const region = needs.region ?? choice.defaultRegion;
  const ask = (pools: readonly Pool[]) => price({ cloud: choice.pricedAs, region, pools });
  const isSafe = needs.highAvailability === true;
  const general = needs.architecture === "arm64" ? (choice.arm ?? choice.general) : choice.general;
  const graphics = needs.gpu?.wanted === true ? cheapest(choice.gpus, needs.gpu, ask) : undefined;
  const nodes = needs.nodes ?? (isSafe ? 3 : 1);
  const workers = Math.max(graphics === undefined ? 1 : 0, nodes - (graphics?.size ?? 0));
  const pools: Pool[] = [
    ...(isManaged(cloud) ? [] : [{ name: "control-plane", type: general.name, size: isSafe ? 3 : 1 }]),
    ...(workers > 0 ? [{ name: "workers", type: general.name, size: workers }] : []),
    ...(graphics === undefined ? [] : [{ name: "gpus", type: graphics.type, size: graphics.size }]),
  ];
  const { monthly, unpriced: missing, sources } = ask(pools);
  const rest = [
    ...missing,
    ...(isManaged(cloud) ? ["what the cloud takes for the control plane"] : []),
    ...(needs.gpu?.wanted === true && graphics === undefined
      ? ["no machine type of the table has such GPUs"]
      : []),
  ];
  return {
    ...(monthly > 0 && { monthly }),
    isLowerBound: rest.length > 0,
    region,
    pools,
    unpriced: [...rest, "volumes, load balancers and traffic"],
    sources,
  };
}

const unpriced = (reason: string): Cost => ({
  isLowerBound: true,
  pools: [],
  unpriced: [reason],
  sources: [],
});

type Graphics = { readonly type: string; readonly size: number };

function cheapest(
  types: readonly MachineType[],
  { count = 1, memoryGiB = 0 }: GpuNeed,
  ask: (pools: readonly Pool[]) => Priced,
): Graphics | undefined {
  const options = types.flatMap(({ name, gpu }) => {
    if (gpu === undefined || gpu.memoryGiB < memoryGiB) return [];
    const size = Math.ceil(count / gpu.count);
    const { monthly } = ask([{ name: "gpus", type: name, size }]);
    return [{ type: name, size, monthly: monthly > 0 ? monthly : Number.POSITIVE_INFINITY }];
  });
  const [first] = options.toSorted((left, right) => left.monthly - right.monthly);
  return first === undefined ? undefined : { type: first.type, size: first.size };
}

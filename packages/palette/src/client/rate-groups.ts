// How many requests a second Palette takes, counted by source address and by what the path begins with.

/** Requests that Palette counts together. */
export type RateGroup = {
  /** What paths begin with; `:uid` stands for one segment. */
  readonly prefix: string;
  readonly perSecond: number;
  /** So many at once. */
  readonly burst: number;
};

const group = (prefix: string, perSecond: number): RateGroup => ({ prefix, perSecond, burst: 5 * perSecond });

/** Where nothing else is said. */
const usual = 10;

/** Those whose numbers differ from `usual`, or that count apart from the group around them. Source: "Rate Limits" of Palette's API documentation. */
export const rateGroups: readonly RateGroup[] = [
  group("/v1/cloudconfigs", 50),
  group("/v1/clusterprofiles", 50),
  group("/v1/events/components", 50),
  group("/v1/spectroclusters", 50),
  group("/v1/spectroclusters/:uid/profiles", 50),
  group("/v1/spectroclusters/:uid/assets", usual),
  group("/v1/spectroclusters/:uid/download", usual),
  group("/v1/spectroclusters/acquire", usual),
  group("/v1/spectroclusters/cost", usual),
  group("/v1/spectroclusters/features/logFetcher", usual),
  group("/v1/spectroclusters/usage", usual),
  group("/v1/auth/user/password/reset", 2),
];

/**
 * The group that a path counts for: the longest that it begins with, or that of its first two segments.
 * @example rateGroupOf("/v1/spectroclusters/65aa/assets/kubeconfig").prefix // "/v1/spectroclusters/:uid/assets"
 */
export function rateGroupOf(path: string): RateGroup {
  const segments = path.split("?", 1)[0]?.split("/") ?? [];
  const fitting = rateGroups
    .filter(({ prefix }) => beginsWith(segments, prefix.split("/")))
    .sort((left, right) => right.prefix.split("/").length - left.prefix.split("/").length);
  return fitting[0] ?? group(segments.slice(0, 3).join("/"), usual);
}

function beginsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every(
    (each, index) => each === segments[index] || (each === ":uid" && segments.length > index),
  );
}

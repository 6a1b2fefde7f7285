// What there is to choose from: packs and profiles as Palette has them, and what of it could not be read.

export const layers = ["os", "k8s", "cni", "csi", "addon"] as const;

export type Layer = (typeof layers)[number];

export type PackVersion = {
  readonly version: string;
  readonly tag: string;
  readonly uid: string;
  /** `deprecated`, `disabled` or `deleted`, if it is not as it should be. */
  readonly state?: string;
  /** Last day of its support. */
  readonly endOfLife?: string;
  readonly values: string;
};

export type Registry = {
  readonly uid: string;
  readonly name: string;
  readonly isPrivate: boolean;
};

export type CataloguePack = {
  readonly name: string;
  readonly displayName: string;
  readonly layer: Layer;
  /** `all`, or the clouds that it is for. */
  readonly clouds: readonly string[];
  readonly registry: Registry;
  /** What it says of itself. */
  readonly about: string;
  /** As Palette lists them. */
  readonly versions: readonly PackVersion[];
  /** What it is there for, by name. */
  readonly traits: ReadonlySet<string>;
};

export type ProfilePack = {
  readonly name: string;
  readonly version: string;
  readonly layer: Layer;
  readonly values: string;
};

export type ProfileVersion = {
  readonly uid: string;
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly cloud: string;
  readonly scope: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly isNewest: boolean;
  readonly inUse: number;
  readonly packs: readonly ProfilePack[];
};

export type Note = { readonly part: string; readonly code: string; readonly message: string };

export type Catalogue = {
  readonly packs: readonly CataloguePack[];
  readonly profiles: readonly ProfileVersion[];
  /** What could not be read, or not in full. */
  readonly notes: readonly Note[];
  /** Milliseconds since 1970. */
  readonly now: number;
};

export const isFor = ({ clouds }: CataloguePack, cloud: string): boolean =>
  clouds.includes("all") || clouds.includes(cloud);

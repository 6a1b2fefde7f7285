import type { PackDescription } from "../../description/pack-description.js";
import { addOns } from "./add-ons.js";
import { kubernetes } from "./kubernetes.js";
import { moreChoices } from "./more-choices.js";
import { networkAndStorage } from "./network-and-storage.js";
import { operatingSystems } from "./operating-systems.js";

/** Every pack that the registries of the demo tenant have. */
export const packs: readonly PackDescription[] = [
  ...operatingSystems,
  ...kubernetes,
  ...networkAndStorage,
  ...addOns,
  ...moreChoices,
];

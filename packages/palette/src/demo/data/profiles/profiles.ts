import type { ProfileDescription } from "../../description/profile-description.js";
import { addOnProfiles } from "./add-ons.js";
import { profilesAgainstPolicy } from "./against-policy.js";
import { infrastructure } from "./infrastructure.js";
import { purposeProfiles } from "./purposes.js";

/** Every cluster profile of the demo tenant. */
export const profiles: readonly ProfileDescription[] = [
  ...infrastructure,
  ...addOnProfiles,
  ...profilesAgainstPolicy,
  ...purposeProfiles,
];

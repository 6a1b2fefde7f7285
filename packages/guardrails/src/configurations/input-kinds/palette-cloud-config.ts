// The machines of a cluster, as Palette's API has them: `GET /v1/cloudconfigs/{kind}/{uid}`.
import { isArray, isObject } from "@palisade/language";
import { defineInputKind } from "./define-input-kind.js";

/** What is in it is what a policy sees, with the cloud as its type, and the name of the configuration as `address`. */
export const paletteCloudConfig = defineInputKind({
  name: "palette-cloud-config",
  description:
    "Cloud configurations of Palette, `GET /v1/cloudconfigs/{kind}/{uid}`: pools of machines with type and size.",
  detect: (document) => {
    if (!isObject(document) || document.has("apiVersion")) return false;
    const spec = document.get("spec") ?? null;
    return isObject(spec) && isArray(spec.get("machinePoolConfig") ?? null);
  },
  read: (document) => {
    if (!isObject(document)) return [];
    const metadata = document.get("metadata") ?? null;
    const name = isObject(metadata) ? metadata.get("name") : undefined;
    const kind = document.get("kind");
    const labels = {
      type: typeof kind === "string" ? kind : "",
      address: typeof name === "string" ? name : "",
    };
    return [{ document, at: "", labels }];
  },
});

# METADATA
# title: Volume that is too large
# description: >-
#   A volume is paid for by what was claimed, not by what is in it, and cannot be made smaller.
# custom:
#   id: COST-VOLUME-SIZE
#   domain: cost
#   scope: object
#   severity: medium
#   remedy: Claim less, and expand the volume when it fills
#   controls: []
#   kinds:
#     - {group: "", kind: PersistentVolumeClaim}
#   parameters: [maximum_volume_sizes]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {storageClassName: standard, accessModes: [ReadWriteOncePod], resources: {requests: {storage: 40Ti}}}}
#     good: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {storageClassName: standard, accessModes: [ReadWriteOncePod], resources: {requests: {storage: 40Gi}}}}
package rules.volume_size

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

is_idle if count(parameters.values.maximum_volume_sizes) == 0

findings contains object.union(found, {"at": at}) if {
	count(parameters.values.maximum_volume_sizes) > 0
	some claim in data.rules.storage_class.claims
	stated := claim.spec.resources.requests.storage
	limit := limit_of(kubernetes.text_or(object.get(claim.spec, "storageClassName", null), ""))
	kubernetes.quantity(stated) > bytes(limit)
	at := kubernetes.pointer(claim.found.at, array.concat(claim.path, ["spec", "resources", "requests", "storage"]))
	message := sprintf("%s requests %v of storage, where %s are allowed", [claim.words, stated, limit])
	found := kubernetes.object_finding(claim.found, [], message)
}

limit_of(class) := parameters.values.maximum_volume_sizes[class] if {
	parameters.values.maximum_volume_sizes[class]
} else := parameters.values.maximum_volume_sizes["*"]

# A limit that cannot be read allows nothing.
bytes(limit) := kubernetes.quantity(limit) if {
	kubernetes.quantity(limit) >= 0
} else := 0

# METADATA
# title: Storage of a class that is not allowed
# description: >-
#   A class decides what a volume costs, whether it is encrypted and what becomes of it when its claim is gone.
#   Without one a claim gets the cluster's default, which differs from cluster to cluster.
# custom:
#   id: K8S-STORAGE-CLASS
#   domain: resources
#   scope: object
#   severity: medium
#   remedy: Name a storage class that is allowed
#   controls: []
#   variants:
#     unset:
#       title: No storage class named
#       severity: low
#     foreign: {}
#     reclaim:
#       title: Storage that is kept after its claim is gone
#       severity: low
#   kinds:
#     - {group: "", kind: PersistentVolumeClaim}
#     - {group: storage.k8s.io, kind: StorageClass}
#   parameters: [allowed_storage_classes, allowed_reclaim_policies]
#   examples:
#     bad: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
#     good: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {storageClassName: standard, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
package rules.storage_class

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

claims := array.concat(
	[{"found": claim, "path": [], "spec": claim.manifest.spec, "words": "the claim"} |
		some claim in kubernetes.of_kind("", "PersistentVolumeClaim")
	],
	[{"found": workload, "path": ["spec", "volumeClaimTemplates", index], "spec": template.spec, "words": "a claim template"} |
		some workload in kubernetes.of_kind("apps", "StatefulSet")
		some index, template in workload.manifest.spec.volumeClaimTemplates
	],
)

findings contains object.union(found, {"variant": "unset", "at": at}) if {
	some claim in claims
	object.get(claim.spec, "storageClassName", null) == null
	not claim.found.manifest.metadata.annotations["volume.beta.kubernetes.io/storage-class"]
	at := kubernetes.pointer(claim.found.at, array.concat(claim.path, ["spec"]))
	found := kubernetes.object_finding(claim.found, [], concat(" ", [claim.words, "names no storage class"]))
}

findings contains object.union(found, {"variant": "foreign", "at": at}) if {
	count(parameters.values.allowed_storage_classes) > 0
	some claim in claims
	name := claim.spec.storageClassName
	not name in parameters.values.allowed_storage_classes
	at := kubernetes.pointer(claim.found.at, array.concat(claim.path, ["spec", "storageClassName"]))
	shown := kubernetes.text_or(name, type_name(name))
	found := kubernetes.object_finding(claim.found, [], concat("", [claim.words, " names storage class `", shown, "`, which is not allowed"]))
}

findings contains object.union(found, {"variant": "reclaim"}) if {
	some class in kubernetes.of_kind("storage.k8s.io", "StorageClass")
	policy := object.get(class.manifest, "reclaimPolicy", "Delete")
	not policy in parameters.values.allowed_reclaim_policies
	shown := kubernetes.text_or(policy, type_name(policy))
	found := kubernetes.object_finding(class, ["reclaimPolicy"], concat("", ["volumes of the class are kept by reclaim policy `", shown, "`"]))
}

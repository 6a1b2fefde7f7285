# METADATA
# title: Claim that says too little or shares too much
# description: >-
#   A claim without a size is refused, or gets whatever a driver gives. One with ReadWriteOnce is shared by every pod
#   of one node; ReadWriteOncePod is for one.
# custom:
#   id: K8S-CLAIM
#   domain: resources
#   scope: object
#   severity: info
#   remedy: Request storage, and use ReadWriteOncePod where one pod writes
#   controls: []
#   variants:
#     size:
#       title: Claim without a size
#       severity: low
#     access:
#       title: Claim that several pods may use
#   kinds:
#     - {group: "", kind: PersistentVolumeClaim}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}
#     good: |
#       {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOncePod], resources: {requests: {storage: 1Gi}}}}
package rules.claim

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "size", "at": at}) if {
	some claim in data.rules.storage_class.claims
	not kubernetes.quantity(claim.spec.resources.requests.storage)
	at := kubernetes.pointer(claim.found.at, array.concat(claim.path, ["spec"]))
	found := kubernetes.object_finding(claim.found, [], concat(" ", [claim.words, "requests no storage"]))
}

findings contains object.union(found, {"variant": "access", "at": at}) if {
	some claim in data.rules.storage_class.claims
	some index, mode in claim.spec.accessModes
	mode != "ReadWriteOncePod"
	at := kubernetes.pointer(claim.found.at, array.concat(claim.path, ["spec", "accessModes", index]))
	shown := kubernetes.text_or(mode, type_name(mode))
	found := kubernetes.object_finding(claim.found, [], concat("", [claim.words, " has access mode `", shown, "`"]))
}

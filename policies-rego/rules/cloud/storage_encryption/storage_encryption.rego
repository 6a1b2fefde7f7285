# METADATA
# title: Volumes are not encrypted
# description: >-
#   A volume of EBS that its class does not encrypt can be read from every copy and snapshot of it.
# custom:
#   id: CLOUD-STORAGE-ENCRYPTION
#   domain: cloud
#   scope: object
#   severity: medium
#   remedy: Set parameters.encrypted of the StorageClass to "true"
#   controls: [{framework: HIPAA, id: 164.312(a)(2)(iv)}, {framework: HIPAA, id: 164.312(e)(2)(ii)}]
#   kinds:
#     - {group: storage.k8s.io, kind: StorageClass}
#   examples:
#     bad: |
#       apiVersion: storage.k8s.io/v1
#       kind: StorageClass
#       metadata: {name: gp3}
#       provisioner: ebs.csi.aws.com
#       parameters: {type: gp3}
#     good: |
#       apiVersion: storage.k8s.io/v1
#       kind: StorageClass
#       metadata: {name: gp3}
#       provisioner: ebs.csi.aws.com
#       parameters: {type: gp3, encrypted: "true"}
package rules.storage_encryption

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

# Google and Azure encrypt every volume.
provisioners := {"ebs.csi.aws.com", "kubernetes.io/aws-ebs"}

path := ["parameters", "encrypted"]

findings contains found if {
	some class in kubernetes.opened
	kubernetes.is_kind(class, "storage.k8s.io", "StorageClass")
	class.manifest.provisioner in provisioners
	not object.get(class.manifest, path, null) == "true"
	found := object.union(patch(class), {
		"resource": class.resource,
		"subject": kubernetes.subject(class),
		"at": kubernetes.place(class.at, class.manifest, path),
		"message": "the class does not encrypt its volumes",
	})
}

patch(class) := {"patch": [{"op": "add", "path": pointer, "value": "true"}]} if {
	is_object(class.manifest.parameters)
	pointer := concat("/", [class.at, "parameters/encrypted"])
} else := {}

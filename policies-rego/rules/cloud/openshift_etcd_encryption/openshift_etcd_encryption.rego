# METADATA
# title: OpenShift stores Secrets in clear
# description: >-
#   Unless spec.encryption.type is aescbc or aesgcm, Secrets stand in etcd as they are.
# custom:
#   id: OPENSHIFT-ETCD-ENCRYPTION
#   domain: cloud
#   scope: object
#   severity: high
#   remedy: Set spec.encryption.type of the APIServer to aescbc or aesgcm
#   controls: []
#   kinds:
#     - {group: config.openshift.io, kind: APIServer}
#   examples:
#     bad: |
#       apiVersion: config.openshift.io/v1
#       kind: APIServer
#       metadata: {name: cluster}
#       spec: {encryption: {type: identity}}
#     good: |
#       apiVersion: config.openshift.io/v1
#       kind: APIServer
#       metadata: {name: cluster}
#       spec: {encryption: {type: aescbc}}
package rules.openshift_etcd_encryption

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["spec", "encryption", "type"]

findings contains found if {
	some server in kubernetes.opened
	kubernetes.is_kind(server, "config.openshift.io", "APIServer")
	not object.get(server.manifest, path, null) in {"aescbc", "aesgcm"}
	found := {
		"resource": server.resource,
		"subject": kubernetes.subject(server),
		"at": kubernetes.place(server.at, server.manifest, path),
		"message": "etcd is not encrypted",
	}
}

# METADATA
# title: ServiceAccount hands its token to every pod
# description: >-
#   Unless a ServiceAccount says automountServiceAccountToken: false, every pod that runs under it has its token, and
#   the account called default is every pod's that names none.
# custom:
#   id: K8S-SERVICE-ACCOUNT-AUTOMOUNT
#   domain: identity
#   scope: object
#   severity: low
#   remedy: Set automountServiceAccountToken to false, and to true in the pods that need the token
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.6}, {framework: HIPAA, id: 164.312(a)(2)(i)}]
#   variants:
#     default:
#       title: The default ServiceAccount hands its token to every pod
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.1.5}
#         - {framework: CIS-Kubernetes-1.12, id: 5.1.6}
#         - {framework: HIPAA, id: 164.312(a)(2)(i)}
#     other: {}
#   kinds:
#     - {group: "", kind: ServiceAccount}
#   examples:
#     bad: |
#       {apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop}}
#     good: |
#       {apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: shop}, automountServiceAccountToken: false}
package rules.service_account_automount

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": variant(account), "patch": patch}) if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	not account.manifest.automountServiceAccountToken == false
	patch := [{"op": "add", "path": concat("", [account.at, "/automountServiceAccountToken"]), "value": false}]
	found := kubernetes.object_finding(account, ["automountServiceAccountToken"], "the account hands its token to pods that do not refuse it")
}

variant(account) := "default" if {
	kubernetes.name(account.manifest) == "default"
} else := "other"

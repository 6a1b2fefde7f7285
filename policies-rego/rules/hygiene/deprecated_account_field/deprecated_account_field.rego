# METADATA
# title: Deprecated field serviceAccount
# description: >-
#   serviceAccount is the old name of serviceAccountName. Where both stand and differ, the API server refuses the pod;
#   where only the old one stands, readers and tools miss it.
# custom:
#   id: K8S-DEPRECATED-ACCOUNT-FIELD
#   domain: hygiene
#   scope: object
#   severity: info
#   remedy: Use serviceAccountName alone
#   controls: []
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         serviceAccount: web
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         serviceAccountName: web
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package rules.deprecated_account_field

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"patch": patch}) if {
	some pod in kubernetes.pods
	account := pod.spec.serviceAccount
	not account in {"", null}
	patch := array.concat(
		[{"op": "remove", "path": concat("", [pod.at, "/serviceAccount"])}],
		[{"op": "add", "path": concat("", [pod.at, "/serviceAccountName"]), "value": account} | not pod.spec.serviceAccountName],
	)
	found := kubernetes.pod_finding(pod, ["serviceAccount"], "the pod states the deprecated field serviceAccount")
}

# METADATA
# title: Service-account token mounted
# description: >-
#   Unless automountServiceAccountToken is false, every container of the pod holds a credential for the cluster's API,
#   whether it needs one or not. A ServiceAccount of the same set that says false speaks for its pods.
# custom:
#   id: K8S-SERVICE-ACCOUNT-TOKEN
#   severity: low
#   remedy: Set automountServiceAccountToken to false for the pod, or for its ServiceAccount
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.6}, {framework: HIPAA, id: 164.312(a)(2)(i)}]
#   kinds: [{group: "", kind: ServiceAccount}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         automountServiceAccountToken: false
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
package configuration.rules.service_account_token

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains kubernetes.pod_finding(pod, ["automountServiceAccountToken"], message) if {
	some pod in kubernetes.pods
	pod.whole
	not is_off(pod)
	account := account_of(pod)
	message := concat("", ["the token of service account `", account, "` is mounted into the pod"])
}

findings contains found if {
	some account in kubernetes.resources
	kubernetes.is_kind(account, "", "ServiceAccount")
	not account.manifest.automountServiceAccountToken == false
	not identity(account) in accounts_used
	found := {
		"resource": account.resource,
		"subject": kubernetes.subject(account),
		"at": kubernetes.place(account.at, account.manifest, ["automountServiceAccountToken"]),
		"message": "the service account has its token mounted into every pod that uses it",
	}
}

# What its pods say about themselves is found there.
accounts_used contains [pod.namespace, account_of(pod)] if {
	some pod in kubernetes.pods
}

is_off(pod) if pod.spec.automountServiceAccountToken == false

is_off(pod) if {
	not is_on(pod)
	[pod.namespace, account_of(pod)] in accounts_off
}

is_on(pod) if kubernetes.is_yes(pod.spec.automountServiceAccountToken)

account_of(pod) := pod.spec.serviceAccountName if {
	is_string(pod.spec.serviceAccountName)
	pod.spec.serviceAccountName != ""
} else := pod.spec.serviceAccount if {
	is_string(pod.spec.serviceAccount)
	pod.spec.serviceAccount != ""
} else := "default"

identity(account) := [kubernetes.namespace(account.manifest), kubernetes.name(account.manifest)]

accounts_off contains identity(account) if {
	some account in kubernetes.resources
	kubernetes.is_kind(account, "", "ServiceAccount")
	account.manifest.automountServiceAccountToken == false
}

# METADATA
# title: Service-account token mounted
# description: >-
#   Unless automountServiceAccountToken is false, every container of the pod holds a credential for the cluster's API,
#   whether it needs one or not. A ServiceAccount of the same set that says false speaks for its pods.
# custom:
#   id: K8S-SERVICE-ACCOUNT-TOKEN
#   domain: identity
#   scope: set
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
package rules.service_account_token

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("service_account_token", facts)

findings contains object.union(fact.mount, {"resource": fact.resource}) if {
	some fact in known
	fact.mount
	not fact.account in accounts_off
}

findings contains object.union(fact.stated, {"resource": fact.resource}) if {
	some fact in known
	fact.stated
}

# What its pods say about themselves is found there.
findings contains object.union(fact.on, {"resource": fact.resource}) if {
	some fact in known
	fact.on
	not fact.account in accounts_used
}

accounts_used contains fact.account if {
	some fact in known
	fact.sort == "pod"
}

accounts_off contains fact.account if {
	some fact in known
	fact.sort == "off"
}

# What every document says by itself, and what would be found if no other speaks for it.
facts contains {"resource": pod.resource, "sort": "pod", "account": identity_used(pod)} if {
	some pod in kubernetes.pods
}

facts contains {"resource": pod.resource, "account": identity_used(pod), "mount": mounted(pod)} if {
	some pod in kubernetes.pods
	pod.whole
	not pod.spec.automountServiceAccountToken == false
	not is_on(pod)
}

facts contains {"resource": pod.resource, "stated": mounted(pod)} if {
	some pod in kubernetes.pods
	pod.whole
	is_on(pod)
}

facts contains {"resource": account.resource, "sort": "off", "account": identity(account)} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	account.manifest.automountServiceAccountToken == false
}

facts contains {"resource": account.resource, "account": identity(account), "on": found} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	not account.manifest.automountServiceAccountToken == false
	found := kubernetes.object_finding(account, ["automountServiceAccountToken"], "the service account has its token mounted into every pod that uses it")
}

mounted(pod) := object.union(kubernetes.pod_finding(pod, path, message), kubernetes.setting_patch(pod.at, pod.spec, path, false)) if {
	path := ["automountServiceAccountToken"]
	message := concat("", ["the token of service account `", kubernetes.account_of(pod), "` is mounted into the pod"])
}

is_on(pod) if kubernetes.is_yes(pod.spec.automountServiceAccountToken)

identity_used(pod) := [pod.namespace, kubernetes.account_of(pod)]

identity(account) := [kubernetes.namespace(account.manifest), kubernetes.name(account.manifest)]

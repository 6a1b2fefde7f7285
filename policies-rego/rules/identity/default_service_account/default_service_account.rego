# METADATA
# title: Default service account used
# description: >-
#   Every pod of a namespace that names no account runs under the one called default: a right given to it is given to
#   all of them.
# custom:
#   id: K8S-DEFAULT-SERVICE-ACCOUNT
#   domain: identity
#   scope: set
#   severity: low
#   remedy: Make a ServiceAccount for the workload and name it in serviceAccountName
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.1.5}, {framework: HIPAA, id: 164.312(a)(2)(i)}]
#   variants:
#     named: {}
#     implied:
#       title: No service account named
#     account:
#       title: Default service account hands its token to pods
#     mounted:
#       title: Token of the default service account mounted
#       controls:
#         - {framework: CIS-Kubernetes-1.12, id: 5.1.5}
#         - {framework: CIS-Kubernetes-1.12, id: 5.1.6}
#         - {framework: HIPAA, id: 164.312(a)(2)(i)}
#   kinds:
#     - {group: "", kind: ServiceAccount}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         serviceAccountName: default
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
package rules.default_service_account

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

known := kubernetes.facts("default_service_account", facts)

findings contains object.union(each.found, {"resource": each.resource, "variant": each.sort}) if {
	some each in known
	each.sort in {"named", "implied", "account"}
}

findings contains object.union(each.found, {"resource": each.resource, "variant": "mounted"}) if {
	some each in known
	each.sort == "mounted"
	not each.namespace in namespaces_off
}

namespaces_off := {each.namespace | some each in known; each.sort == "off"}

facts contains {"resource": pod.resource, "sort": "named", "found": found} if {
	some pod in kubernetes.pods
	kubernetes.account_of(pod) == "default"
	names_it(pod)
	found := kubernetes.pod_finding(pod, ["serviceAccountName"], "the pod runs under the default service account, which it names")
}

facts contains {"resource": pod.resource, "sort": "implied", "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	kubernetes.account_of(pod) == "default"
	not names_it(pod)
	found := kubernetes.pod_finding(pod, ["serviceAccountName"], "the pod runs under the default service account, since it names none")
}

names_it(pod) if pod.spec.serviceAccountName == "default"

names_it(pod) if pod.spec.serviceAccount == "default"

facts contains {"resource": pod.resource, "sort": "mounted", "namespace": pod.namespace, "found": found} if {
	some pod in kubernetes.pods
	pod.whole
	kubernetes.account_of(pod) == "default"
	not pod.spec.automountServiceAccountToken == false
	found := kubernetes.pod_finding(pod, ["automountServiceAccountToken"], "the token of the default service account is mounted into the pod")
}

facts contains {"resource": account.resource, "sort": "off", "namespace": kubernetes.namespace(account.manifest)} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	kubernetes.name(account.manifest) == "default"
	account.manifest.automountServiceAccountToken == false
}

facts contains {"resource": account.resource, "sort": "account", "found": found} if {
	some account in kubernetes.of_kind("", "ServiceAccount")
	kubernetes.name(account.manifest) == "default"
	not account.manifest.automountServiceAccountToken == false
	found := kubernetes.object_finding(account, ["automountServiceAccountToken"], "the default service account hands its token to pods")
}

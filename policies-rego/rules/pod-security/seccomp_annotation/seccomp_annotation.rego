# METADATA
# title: Seccomp profile that is not allowed, by field or annotation
# description: >-
#   Before Kubernetes 1.19 seccomp was a matter of annotations, and clusters that grew up with them have both. What
#   holds for a container is its field, its pod's field, its annotation or its pod's, in this order.
# custom:
#   id: K8S-SECCOMP-ANNOTATION
#   domain: pod-security
#   scope: object
#   severity: medium
#   remedy: State seccompProfile with type RuntimeDefault, and take the annotation away
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.2}]
#   parameters: [allowed_seccomp_profiles]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web, annotations: {seccomp.security.alpha.kubernetes.io/pod: unconfined}}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {seccompProfile: {type: RuntimeDefault}}
package rules.seccomp_annotation

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

pod_key := "seccomp.security.alpha.kubernetes.io/pod"

prefix := "container.seccomp.security.alpha.kubernetes.io/"

named := {"RuntimeDefault": "runtime/default", "Unconfined": "unconfined"}

findings contains found if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	profile := profile_of(container)
	not is_allowed(profile)
	found := kubernetes.container_finding(container, ["securityContext", "seccompProfile"], concat("", ["has seccomp profile `", profile, "`"]))
}

is_allowed(profile) if kubernetes.is_among(profile, parameters.values.allowed_seccomp_profiles)

profile_of(container) := text_of(profile) if {
	profile := kubernetes.effective(container, "seccompProfile").value
} else := profile if {
	profile := kubernetes.pod_annotations(container.pod)[concat("", [prefix, container.spec.name])]
	is_string(profile)
} else := profile if {
	profile := kubernetes.pod_annotations(container.pod)[pod_key]
	is_string(profile)
} else := "(none)"

text_of(profile) := named[profile.type] if {
	named[profile.type]
} else := concat("", ["localhost/", kubernetes.text_or(object.get(profile, "localhostProfile", ""), "")]) if {
	profile.type == "Localhost"
} else := "(unknown)"

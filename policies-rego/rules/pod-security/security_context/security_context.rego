# METADATA
# title: No security context
# description: >-
#   Without a security context a pod and its containers run as their images and their runtime have it, which is seldom
#   what anybody decided.
# custom:
#   id: K8S-SECURITY-CONTEXT
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: "State a securityContext: runAsNonRoot for the pod; dropped capabilities, no privilege escalation and a read-only root file system for each container"
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.3}]
#   variants:
#     pod:
#       title: No security context for the pod
#     container:
#       title: No security context for a container
#     both:
#       title: No security context at all
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
#         securityContext: {runAsNonRoot: true}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {allowPrivilegeEscalation: false}
package rules.security_context

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"variant": "pod"}) if {
	some pod in kubernetes.pods
	pod.whole
	not says_something(pod.spec)
	found := kubernetes.pod_finding(pod, ["securityContext"], "the pod states no security context")
}

findings contains object.union(found, {"variant": "container"}) if {
	some container in kubernetes.containers
	container.whole
	not says_something(container.spec)
	found := kubernetes.container_finding(container, ["securityContext"], "states no security context")
}

findings contains object.union(found, {"variant": "both"}) if {
	some container in kubernetes.containers
	container.whole
	is_absent(container.spec)
	is_absent(container.pod.spec)
	found := kubernetes.container_finding(container, [], "has no security context, nor has its pod")
}

says_something(spec) if count(spec.securityContext) > 0

is_absent(spec) if object.get(spec, "securityContext", null) == null

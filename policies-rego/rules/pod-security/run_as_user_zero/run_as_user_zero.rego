# METADATA
# title: User 0 is asked for
# description: >-
#   runAsUser: 0 makes root of whatever user the image names. The Pod Security Standards' restricted level forbids it
#   for the pod even where every container has another user.
# custom:
#   id: K8S-RUN-AS-USER-ZERO
#   domain: pod-security
#   scope: object
#   severity: high
#   remedy: Set runAsUser to a number above 0, or leave it to the image and set runAsNonRoot
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.7}
#     - {framework: PSS, id: restricted}
#     - {framework: HIPAA, id: 164.312(a)(1)}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 0}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {runAsUser: 10001}
package rules.run_as_user_zero

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "runAsUser"]

findings contains found if {
	some container in kubernetes.containers
	is_zero(container.spec.securityContext.runAsUser)
	found := kubernetes.container_finding(container, path, "asks for user 0")
}

findings contains found if {
	some pod in kubernetes.pods
	is_zero(pod.spec.securityContext.runAsUser)
	found := kubernetes.pod_finding(pod, path, "the pod asks for user 0")
}

is_zero(value) if value in {0, "0"}

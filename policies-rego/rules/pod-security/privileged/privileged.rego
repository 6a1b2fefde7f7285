# METADATA
# title: Privileged container
# description: >-
#   A privileged container has every capability and every device of its node; whoever controls it controls the node and
#   all that runs there.
# custom:
#   id: K8S-PRIVILEGED
#   domain: pod-security
#   scope: object
#   severity: critical
#   remedy: Set securityContext.privileged to false, and add the single capability that is needed
#   controls:
#     - {framework: CIS-Kubernetes-1.12, id: 5.2.2}
#     - {framework: PSS, id: baseline}
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
#             securityContext: {privileged: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {privileged: false}
package rules.privileged

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, kubernetes.context_patch(container, ["privileged"], false)) if {
	some container in kubernetes.containers
	kubernetes.is_yes(container.spec.securityContext.privileged)
	found := kubernetes.container_finding(container, ["securityContext", "privileged"], "runs privileged")
}

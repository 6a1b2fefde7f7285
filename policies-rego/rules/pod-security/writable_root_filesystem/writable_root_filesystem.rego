# METADATA
# title: Writable root file system
# description: >-
#   With a read-only root file system an intruder cannot change the program or leave another behind. What must be
#   written goes to a volume. Pods for Windows have no such setting.
# custom:
#   id: K8S-WRITABLE-ROOT-FILESYSTEM
#   domain: pod-security
#   scope: object
#   severity: low
#   remedy: Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the program writes
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.6.3}, {framework: HIPAA, id: 164.312(c)(1)}]
#   parameters: [images_with_writable_root]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {readOnlyRootFilesystem: false}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes:
#           - name: tmp
#             emptyDir: {}
#         containers:
#           - name: app
#             image: registry.example/app:1.4.2
#             securityContext: {readOnlyRootFilesystem: true}
#             volumeMounts: [{name: tmp, mountPath: /tmp}]
package rules.writable_root_filesystem

import data.configuration.parameters
import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

path := ["securityContext", "readOnlyRootFilesystem"]

findings contains object.union(found, kubernetes.context_patch(container, ["readOnlyRootFilesystem"], true)) if {
	some container in kubernetes.containers
	container.whole
	not kubernetes.is_windows(container.pod)
	not container.spec.securityContext.readOnlyRootFilesystem == true
	not is_exempt(container)
	found := kubernetes.container_finding(container, path, "can write to its root file system")
}

is_exempt(container) if kubernetes.is_among(container.spec.image, parameters.values.images_with_writable_root)

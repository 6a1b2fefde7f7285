# METADATA
# title: Secret of the cluster used
# description: >-
#   Secrets of Kubernetes are as safe as etcd and whoever may read them. Where credentials are to stay in a store of
#   their own, no pod uses one.
# custom:
#   id: K8S-SECRET-USED
#   domain: secrets
#   scope: object
#   severity: info
#   remedy: Have the credential fetched from the store, by a CSI driver or an agent
#   controls: [{framework: CIS-Kubernetes-1.12, id: 5.4.2}]
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: web}
#       spec:
#         volumes: [{name: login, secret: {secretName: login}}]
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
package rules.secret_used

import data.lib.kubernetes

about := rego.metadata.chain()[1].annotations

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	some index, variable in container.spec.env
	variable.valueFrom.secretKeyRef != null
	at := kubernetes.pointer(container.at, ["env", index, "valueFrom", "secretKeyRef"])
	found := kubernetes.container_finding(container, [], "has a Secret in its environment")
}

findings contains object.union(found, {"at": at}) if {
	some container in kubernetes.containers
	some index, source in container.spec.envFrom
	source.secretRef != null
	at := kubernetes.pointer(container.at, ["envFrom", index, "secretRef"])
	found := kubernetes.container_finding(container, [], "has a whole Secret in its environment")
}

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	volume.secret != null
	at := kubernetes.pointer(pod.at, ["volumes", index, "secret"])
	found := kubernetes.pod_finding(pod, [], "the pod has a Secret as a volume")
}

findings contains object.union(found, {"at": at}) if {
	some pod in kubernetes.pods
	some index, volume in pod.spec.volumes
	some position, source in volume.projected.sources
	source.secret != null
	at := kubernetes.pointer(pod.at, ["volumes", index, "projected", "sources", position, "secret"])
	found := kubernetes.pod_finding(pod, [], "the pod has a Secret in a projected volume")
}

# What stands beside a pod's specification: labels and annotations of its template, and the object that it is part of.
package lib.kubernetes

# METADATA
# description: "The metadata of a pod: of its template, or of the Pod itself."
pod_metadata(pod) := metadata if {
	steps := array.slice(pod.path, 0, count(pod.path) - 1)
	metadata := object.get(pod.owner.manifest, array.concat(steps, ["metadata"]), null)
	is_object(metadata)
} else := {}

# METADATA
# description: The labels that pods of this specification have.
pod_labels(pod) := object_or_empty(pod_metadata(pod), "labels")

# METADATA
# description: The annotations that pods of this specification have.
pod_annotations(pod) := object_or_empty(pod_metadata(pod), "annotations")

# METADATA
# description: The annotations of an object.
annotations(found) := object_or_empty(object_or_empty(found.manifest, "metadata"), "annotations")

# METADATA
# description: The labels of an object.
labels(found) := object_or_empty(object_or_empty(found.manifest, "metadata"), "labels")

# METADATA
# description: The objects of a kind; the group counts, unless an object states none.
of_kind(group, kind) := [found |
	some found in resources
	is_kind(found, group, kind)
]

# METADATA
# description: What every finding about an object begins with.
object_finding(found, path, message) := {
	"resource": found.resource,
	"subject": subject(found),
	"at": place(found.at, found.manifest, path),
	"message": message,
}

# METADATA
# description: >-
#   The objects that run pods and whose number is theirs to choose: `{resource, …, replicas}` of Deployments,
#   StatefulSets and their like. One that states no number runs one.
scaled := [object.union(found, {"replicas": replicas_of(found)}) |
	some found in resources
	is_scaled(found)
]

is_scaled(found) if {
	found.kind in {"Deployment", "StatefulSet", "ReplicaSet"}
	found.group in {"apps", "extensions", null}
}

# Written before groups were, and by tools that know but `v1`.
is_scaled(found) if {
	found.kind in {"Deployment", "ReplicationController"}
	found.group == ""
}

is_scaled(found) if is_kind(found, "apps.openshift.io", "DeploymentConfig")

replicas_of(found) := replicas if {
	replicas := found.manifest.spec.replicas
	is_number(replicas)
} else := 1

# METADATA
# description: "The name of the ServiceAccount that a pod runs under; `default` where it names none."
account_of(pod) := pod.spec.serviceAccountName if {
	is_string(pod.spec.serviceAccountName)
	pod.spec.serviceAccountName != ""
} else := pod.spec.serviceAccount if {
	is_string(pod.spec.serviceAccount)
	pod.spec.serviceAccount != ""
} else := "default"

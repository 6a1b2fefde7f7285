# METADATA
# title: Managed clusters
# description: >-
#   What the interfaces of EKS, AKS and GKE describe of a cluster: what `aws eks describe-cluster`, `az aks show` and `gcloud
#   container clusters describe` print, and the same in a `ClusterDescribe` or `CloudObject`.
package lib.cloud

import data.lib.kubernetes

# METADATA
# description: Clusters by provider, `{provider, resource, subject, at, cluster}`.
clusters := {
	"eks": array.concat(wrapped("eks.amazonaws.com", ["data"], "Cluster"), array.concat(objects("Cluster"), printed("eks", "Cluster"))),
	"aks": array.concat(wrapped("management.azure.com", ["data"], "Properties"), printed_plain("aks", "Properties")),
	"gke": array.concat(described("container.googleapis.com"), printed_flat("gke")),
}

# METADATA
# description: Repositories of images that ECR describes, likewise.
repositories := array.concat(array.concat(listed_repositories, repository_objects), printed_repositories)

# What is wrapped in an object.
wrapped(api_group, path, name) := [found |
	some each in kubernetes.opened
	each.kind == "ClusterDescribe"
	each.group == api_group
	outer := object.get(each.manifest, path, {})
	step := step_in(outer, name)
	found := cluster_of(each, kubernetes.pointer(each.at, array.concat(path, [step])), outer[step])
]

described(api_group) := [found |
	some each in kubernetes.opened
	each.kind == "ClusterDescribe"
	each.group == api_group
	found := cluster_of(each, concat("/", [each.at, "data"]), each.manifest.data)
]

objects(name) := [found |
	some each in kubernetes.opened
	each.kind == "CloudObject"
	outer := object.get(each.manifest, "resource", {})
	step := step_in(outer, name)
	found := cluster_of(each, kubernetes.pointer(each.at, ["resource", step]), outer[step])
]

cluster_of(each, at, cluster) := {
	"resource": each.resource,
	"subject": kubernetes.subject(each),
	"at": at,
	"cluster": cluster,
} if {
	is_object(cluster)
}

# What a command line prints is no Kubernetes object, and comes as an input kind of its own.
printed(type, name) := [found |
	some each in printed_of(type)
	step := step_in(each.cluster, name)
	found := object.union(each, {"at": concat("/", [each.at, step]), "cluster": each.cluster[step]})
	is_object(found.cluster)
]

printed_flat(type) := printed_of(type)

# `az aks show` prints the properties beside everything else.
printed_plain(type, name) := array.concat(printed(type, name), [each |
	some each in printed_of(type)
	not step_in(each.cluster, name)
])

printed_of(type) := [{"resource": number, "subject": subject, "at": "", "cluster": wrapped_document.document} |
	is_array(input.documents)
	some number, wrapped_document in input.documents
	wrapped_document.input_kind == "cloud-describe"
	wrapped_document.type == type
	subject := concat("/", [type, object.get(wrapped_document, "address", "")])
	is_object(wrapped_document.document)
]

listed_repositories := [found |
	some each in kubernetes.opened
	each.kind == "DescribeRepositories"
	some index, repository in each.manifest.data.Repositories
	found := cluster_of(each, kubernetes.pointer(each.at, ["data", "Repositories", index]), repository)
]

repository_objects := [found |
	some each in kubernetes.opened
	each.kind == "CloudObject"
	each.manifest.resource.RepositoryArn
	found := cluster_of(each, concat("/", [each.at, "resource"]), each.manifest.resource)
]

printed_repositories := [found |
	some each in printed_of("ecr")
	some index, repository in each.cluster.repositories
	found := object.union(each, {"at": kubernetes.pointer("", ["repositories", index]), "cluster": repository})
	is_object(repository)
]

# METADATA
# description: >-
#   A value of a description by the path that the interface has, `["Logging", "ClusterLogging"]`; command lines write the
#   same with small letters at the beginning. `null` where nothing is stated.
value(found, path) := object.get(found.cluster, path, object.get(found.cluster, small(path), null))

small(path) := [concat("", [lower(substring(step, 0, 1)), substring(step, 1, -1)]) | some step in path]

step_in(outer, name) := name if {
	outer[name]
} else := small([name])[0] if {
	outer[small([name])[0]]
}

# METADATA
# description: A finding about a value of a description, at it or at the nearest parent that is there.
finding(found, path, message) := {
	"resource": found.resource,
	"subject": found.subject,
	"at": kubernetes.place(found.at, found.cluster, spelt(found, path)),
	"message": message,
}

spelt(found, path) := path if {
	object.get(found.cluster, array.slice(path, 0, 1), null) != null
} else := small(path)

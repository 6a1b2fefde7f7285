# What a cluster asks of a pod: loops, helpers and messages.
package pods

containers contains container if {
	some field in ["containers", "initContainers"]
	some container in input.spec[field]
}

trusted(image) if {
	some prefix in data.registries
	startswith(image, prefix)
}

deny contains sprintf("%s: image %s is not from a trusted registry", [container.name, container.image]) if {
	some container in containers
	not trusted(container.image)
}

deny contains sprintf("%s: privileged", [container.name]) if {
	some container in containers
	container.securityContext.privileged == true
}

deny contains sprintf("%s: no limit of %s", [container.name, resource]) if {
	some container in containers
	some resource in {"cpu", "memory"} | {"ephemeral-storage"}
	not container.resources.limits[resource]
}

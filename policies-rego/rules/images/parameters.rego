# METADATA
# title: Parameters of the rules about images
# custom:
#   properties:
#     mutable_tags:
#       type: array
#       items: {type: string}
#       description: Tags of images that move.
#     allowed_registries:
#       type: array
#       items: {type: string}
#       description: Registries, domains, repositories and images that may be run; without any, all may.
#     denied_registries:
#       type: array
#       items: {type: string}
#       description: Registries, domains, repositories and images that may not be run.
package configuration.settings.images

about := rego.metadata.chain()[1].annotations

defaults := {
	"mutable_tags": ["latest"],
	"allowed_registries": [],
	"denied_registries": ["k8s.gcr.io"],
}

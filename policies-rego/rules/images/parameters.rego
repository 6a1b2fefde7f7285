# METADATA
# title: Parameters of the rules about images
# custom:
#   properties:
#     mutable_tags:
#       type: array
#       items: {type: string}
#       description: Tags of images that move.
package configuration.settings.images

about := rego.metadata.chain()[1].annotations

defaults := {"mutable_tags": ["latest"]}

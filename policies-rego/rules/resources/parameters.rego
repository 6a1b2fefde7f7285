# METADATA
# title: Parameters of the rules about resources
# custom:
#   properties:
#     required_limits:
#       type: array
#       items: {type: string}
#       description: Resources that a container must limit. A team that holds CPU limits to be harmful leaves out `cpu`.
#     required_requests:
#       type: array
#       items: {type: string}
#       description: Resources that a container must request.
package configuration.settings.resources

about := rego.metadata.chain()[1].annotations

defaults := {"required_limits": ["cpu", "memory"], "required_requests": ["cpu", "memory"]}

# METADATA
# title: Parameters of the rules about the security of pods
# custom:
#   properties:
#     trusted_host_paths:
#       type: array
#       items: {type: string}
#       description: Directories of the host that may be mounted.
#     allowed_capabilities:
#       type: array
#       items: {type: string}
#       description: Capabilities that may be added.
package configuration.settings.pod_security

about := rego.metadata.chain()[1].annotations

defaults := {"trusted_host_paths": [], "allowed_capabilities": ["NET_BIND_SERVICE"]}

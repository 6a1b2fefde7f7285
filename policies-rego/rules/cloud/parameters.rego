# METADATA
# title: Parameters of the rules about managed clusters and their nodes
# custom:
#   properties:
#     oldest_kubernetes_version:
#       type: string
#       description: The oldest release of Kubernetes that is supported, as `1.34`.
package configuration.settings.cloud

about := rego.metadata.chain()[1].annotations

defaults := {"oldest_kubernetes_version": "1.34"}

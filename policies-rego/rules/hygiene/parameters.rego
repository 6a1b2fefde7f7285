# METADATA
# title: Parameters of the rules about order in a cluster
# custom:
#   properties:
#     forbidden_namespaces:
#       type: array
#       items: {type: string}
#       description: Namespaces that users' workloads may not be in, beside kube-system.
#     forbidden_annotations:
#       type: array
#       items: {type: string}
#       description: Annotations that no object may have; a name that ends in `*` stands for all that begin so.
package configuration.settings.hygiene

about := rego.metadata.chain()[1].annotations

defaults := {
	"forbidden_namespaces": ["kube-public", "kube-node-lease"],
	"forbidden_annotations": ["fluxcd.io/*"],
}

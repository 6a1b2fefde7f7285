# METADATA
# title: Parameters of the rules about roles and bindings
# custom:
#   properties:
#     anonymous_subjects:
#       type: array
#       items: {type: string}
#       description: Users and groups that are nobody in particular, to whom no role may be bound.
package configuration.settings.rbac

about := rego.metadata.chain()[1].annotations

defaults := {"anonymous_subjects": ["system:anonymous", "system:unauthenticated"]}

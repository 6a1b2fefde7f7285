# METADATA
# title: Which packs judge
# custom:
#   properties:
#     packs:
#       type: array
#       items: {type: string}
#       description: Packs of rules that judge; a rule of no pack among them is not evaluated. `all` has every rule.
package configuration.settings.packs

about := rego.metadata.chain()[1].annotations

defaults := {"packs": ["default"]}

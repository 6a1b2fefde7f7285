# METADATA
# title: Palette's tools
# description: What the tools of Palette's MCP servers do.
package action.tools.palette

tools := {
	"list_clusters": {"verb": "list", "kind": "clusters"},
}

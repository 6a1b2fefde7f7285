# METADATA
# title: Palette
# description: "The tools of Palette's MCP servers, and of Palisade's own."
package action.tools.palette

tools := {
	"list_clusters": {"verb": "list", "kind": "clusters"},
	"get_cluster_details": {"verb": "get", "kind": "clusters"},
	"get_cluster_events": {"verb": "get", "kind": "events"},
	"get_cluster_metrics": {"verb": "get", "kind": "metrics"},
	"get_compliance_scans": {"verb": "get", "kind": "compliancescans"},
	"list_projects": {"verb": "list", "kind": "projects"},
	"list_profiles": {"verb": "list", "kind": "clusterprofiles"},
	"get_profile": {"verb": "get", "kind": "clusterprofiles"},
	"search_packs": {"verb": "search", "kind": "packs"},
	"check_compliance": {"verb": "inspect", "kind": "clusters"},
	"scale_node_pool": {"verb": "scale", "kind": "machinepools", "name": "pool", "cluster": "cluster"},
	"update_cluster_profile": {"verb": "update", "kind": "clusters", "name": "cluster", "cluster": "cluster"},
	"approve_repave": {"verb": "repave", "kind": "clusters", "name": "cluster", "cluster": "cluster"},
	"delete_cluster": {"verb": "delete", "kind": "clusters", "name": "cluster", "cluster": "cluster", "force": "force"},
	"download_kubeconfig": {"verb": "download", "kind": "kubeconfigs", "cluster": "cluster", "shows_credentials": true},
	"diagnose_cluster": {"verb": "inspect", "kind": "clusters"},
	"recommend_profile": {"verb": "search", "kind": "clusterprofiles"},
	"validate_configuration": {"verb": "validate", "kind": "configurations"},
	"gather_or_delete_clusters": {"verb": {"from": ["action", "operation"], "map": {"gather": "get", "get": "get", "list": "list", "delete": "delete"}}, "kind": "clusters", "name": ["uid", "cluster_uid", "name"]},
	"gather_or_delete_clusterprofiles": {"verb": {"from": ["action", "operation"], "map": {"gather": "get", "get": "get", "list": "list", "delete": "delete"}}, "kind": "clusterprofiles", "name": ["uid", "clusterprofile_uid", "name"]},
	"getKubeconfig": {"verb": "download", "kind": "kubeconfigs", "shows_credentials": true},
	"search_and_manage_resource_tags": {"verb": {"from": ["action", "operation"], "map": {"gather": "get", "get": "get", "list": "list", "search": "search", "add": "add", "create": "create", "update": "update", "set": "set", "delete": "delete", "remove": "remove"}}, "kind": "tags"},
	"search_gather_packs": {"verb": "search", "kind": "packs"},
	"read_cluster_kubeconfig": {"verb": "download", "kind": "kubeconfigs", "shows_credentials": true},
	"run_edge_command": {"verb": "exec", "kind": "edgehosts"},
	"read_clusters": {"verb": "list", "kind": "clusters"},
	"read_cluster_status": {"verb": "status", "kind": "clusters"},
	"read_cluster_observability": {"verb": "get", "kind": "clusters"},
	"read_attached_profiles_to_cluster": {"verb": "list", "kind": "clusterprofiles"},
}

package action.tools_test

import data.action.parameters
import data.lib.action

tools := parameters.known_tools

# What a tool does decides what may become of a call: each verb is told with the tools that have it, and no others.
test_what_tools_do if {
	{verb: names |
		some verb in {reading.verb | some reading in tools; is_string(reading.verb)}
		names := {name | some name, reading in tools; reading.verb == verb}
	} == {
		"add": {
			"add_comment_to_pending_review", "add_issue_comment", "reactions_add", "slack_add_reaction",
			"star_repository",
		},
		"apiresources": {"list_api_resources"},
		"apply": {"apply_yaml", "helm_template_apply", "kubectl_apply", "resources_create_or_update"},
		"assign": {"assign_copilot_to_issue"},
		"clone": {"fork_repository"},
		"commit": {"create_or_update_file"},
		"create": {"create_application", "create_pull_request", "kubectl_create"},
		"delete": {
			"cleanup", "cleanup_pods", "delete_application", "delete_cluster", "delete_file", "delete_file_or_directory",
			"delete_workspace_safely", "kubectl_delete", "pods_delete", "resources_delete",
		},
		"describe": {"kubectl_describe"},
		"download": {"download_kubeconfig", "download_workflow_run_artifact", "getKubeconfig", "read_cluster_kubeconfig"},
		"edit": {"edit_file"},
		"exec": {"exec_in_pod", "pods_exec", "run_edge_command"},
		"explain": {"explain_query", "explain_resource"},
		"get": {
			"actions_get", "analyze_db_health", "analyze_query_indexes", "analyze_workload_indexes",
			"conversations_history", "conversations_replies", "conversations_unreads", "describe_table",
			"get_application", "get_application_events", "get_application_managed_resources",
			"get_application_manifests", "get_application_resource_tree", "get_cluster_details", "get_cluster_events",
			"get_cluster_metrics", "get_compliance_scans",
			"get_file_contents", "get_latest_module_version", "get_latest_provider_version", "get_me",
			"get_module_details", "get_object_details", "get_policy_details", "get_profile", "get_provider_capabilities",
			"get_provider_details", "get_pull_request", "get_pull_request_comments", "get_pull_request_diff",
			"get_pull_request_files", "get_pull_request_reviews", "get_pull_request_status", "get_resource_actions",
			"get_resource_events", "get_resources", "get_run_details", "get_secret_scanning_alert",
			"get_top_queries", "get_workflow_run", "get_workflow_run_usage", "get_workspace_details", "issue_read",
			"kubectl_get", "kubectl_reconnect", "ping", "pods_get", "pull_request_read",
			"read_cluster_observability", "refresh_application", "resources_get", "server_side_diff",
			"slack_get_channel_history", "slack_get_thread_replies", "slack_get_user_profile", "slack_get_users",
		},
		"grant": {"add_inline_policy", "usergroups_users_update"},
		"inspect": {"check_compliance", "diagnose_cluster"},
		"install": {"helm_install", "install_helm_chart"},
		"list": {
			"actions_list", "channels_list", "configuration_contexts_list", "directory_tree", "get_file_info",
			"get_k8s_events", "helm_history", "helm_list", "list_allowed_directories", "list_applications",
			"list_clusters", "list_directory", "list_directory_with_sizes", "list_k8s_resources", "list_objects",
			"list_profiles", "list_projects", "list_pull_requests", "list_runs", "list_schemas", "list_secret_scanning_alerts", "list_tables",
			"list_terraform_orgs", "list_terraform_projects", "list_workflow_runs", "list_workspaces", "pods_list",
			"pods_list_in_namespace", "read_attached_profiles_to_cluster", "read_clusters", "resources_list",
			"search_files", "slack_list_channels", "stop_port_forward", "usergroups_list",
		},
		"logs": {
			"get_application_workload_logs", "get_pod_logs", "get_workflow_run_logs", "kubectl_logs", "nodes_log",
			"pods_log",
		},
		"merge": {"merge_pull_request"},
		"mkdir": {"create_directory"},
		"move": {"move_file"},
		"patch": {"kubectl_patch"},
		"portforward": {"port_forward"},
		"push": {"push_files"},
		"read": {"read_file", "read_media_file", "read_multiple_files", "read_text_file"},
		"remove": {"reactions_remove"},
		"render": {"generate_app_manifest"},
		"repave": {"approve_repave"},
		"rollback": {"rollback_application"},
		"run": {
			"pods_run", "rerun_failed_jobs", "rerun_workflow_run", "run_resource_action", "run_workflow",
		},
		"scale": {"kubectl_scale", "resources_scale", "scale_node_pool"},
		"search": {
			"conversations_search_messages", "recommend_profile", "search_gather_packs", "search_modules", "search_packs",
			"search_policies", "search_providers", "search_pull_requests", "users_search",
		},
		"send": {"conversations_add_message", "slack_post_message", "slack_reply_to_thread"},
		"status": {"read_cluster_status"},
		"stop": {"cancel_workflow_run"},
		"submit": {"create_pull_request_review", "pull_request_review_write", "request_copilot_review"},
		"sync": {"sync_application"},
		"top": {"nodes_stats_summary", "nodes_top", "pods_top"},
		"unassign": {"unstar_repository"},
		"uninstall": {"helm_template_uninstall", "helm_uninstall", "uninstall_helm_chart"},
		"update": {
			"dismiss_notification", "mark_all_notifications_read", "update_application", "update_cluster_profile",
			"update_pull_request",
			"update_pull_request_branch",
		},
		"upgrade": {"upgrade_helm_chart"},
		"validate": {"validate_configuration"},
		"view": {"configuration_view"},
		"write": {"write_file"},
	}
}

test_every_verb_of_a_tool_has_a_class if {
	every reading in tools {
		every verb in verbs_of(reading) {
			action.known_verbs[verb] in {"read", "write", "delete"}
		}
	}
}

verbs_of(reading) := {reading.verb | is_string(reading.verb)} | {verb | some verb in reading.verb.map}

# Tools that do what an argument says.
test_what_tools_are_told_to_do if {
	{name: reading.verb | some name, reading in tools; is_object(reading.verb)} == {
		"create_run": {"from": "run_type", "map": {
			"plan_only": "plan", "refresh_state": "refresh", "plan_and_apply": "apply",
		}},
		"action_run": {"from": "run_action", "map": {
			"apply": "apply", "discard": "reset", "cancel": "stop",
		}},
		"issue_write": {"from": "method", "map": {
			"create": "create", "update": "update",
		}},
		"sub_issue_write": {"from": "method", "map": {
			"add": "add", "reprioritize": "update", "remove": "remove",
		}},
		"actions_run_trigger": {"from": "method", "map": {
			"run_workflow": "run", "rerun_workflow_run": "run", "rerun_failed_jobs": "run",
			"cancel_workflow_run": "stop", "delete_workflow_run_logs": "delete",
		}},
		"manage_notification_subscription": {"from": "action", "map": {
			"ignore": "mute", "watch": "register", "delete": "delete",
		}},
		"label_write": {"from": "method", "map": {
			"create": "create", "update": "update", "delete": "delete",
		}},
		"kubectl_rollout": {"from": "subCommand", "map": {
			"history": "list", "status": "status", "restart": "restart", "pause": "pause", "resume": "resume",
			"undo": "rollback",
		}},
		"kubectl_context": {"from": "operation", "map": {
			"list": "list", "get": "get", "set": "configure",
		}},
		"node_management": {"from": "operation", "map": {
			"list": "list", "cordon": "cordon", "uncordon": "uncordon", "drain": "drain",
		}},
		"manage_k8s_resource": {"from": "operation", "map": {
			"read": "get", "get": "get", "create": "create", "replace": "replace", "patch": "patch",
			"delete": "delete",
		}},
		"manage_eks_stacks": {"from": "operation", "map": {
			"generate": "render", "describe": "describe", "deploy": "deploy", "delete": "delete",
		}},
		"gather_or_delete_clusters": {"from": ["action", "operation"], "map": {
			"gather": "get", "get": "get", "list": "list", "delete": "delete",
		}},
		"gather_or_delete_clusterprofiles": {"from": ["action", "operation"], "map": {
			"gather": "get", "get": "get", "list": "list", "delete": "delete",
		}},
		"search_and_manage_resource_tags": {"from": ["action", "operation"], "map": {
			"gather": "get", "get": "get", "list": "list", "search": "search", "add": "add", "create": "create",
			"update": "update", "set": "set", "delete": "delete", "remove": "remove",
		}},
	}
}

# Rules ask for kinds in the plural.
test_what_tools_are_about if {
	{kind: names |
		some kind in {reading.kind | some reading in tools; is_string(reading.kind)}
		names := {name | some name, reading in tools; reading.kind == kind}
	} == {
		"alerts": {"get_secret_scanning_alert", "list_secret_scanning_alerts"},
		"applications": {
			"create_application", "delete_application", "get_application", "get_application_events",
			"get_application_managed_resources", "get_application_manifests", "get_application_resource_tree",
			"get_application_workload_logs", "get_resource_actions", "get_resource_events", "get_resources",
			"list_applications", "refresh_application", "rollback_application", "run_resource_action",
			"server_side_diff", "sync_application", "update_application",
		},
		"artifacts": {"download_workflow_run_artifact"},
		"branches": {"update_pull_request_branch"},
		"clusterprofiles": {
			"gather_or_delete_clusterprofiles", "get_profile", "list_profiles", "read_attached_profiles_to_cluster",
			"recommend_profile",
		},
		"clusters": {
			"approve_repave", "check_compliance", "delete_cluster", "diagnose_cluster", "gather_or_delete_clusters",
			"get_cluster_details", "list_clusters", "manage_eks_stacks", "read_cluster_observability",
			"read_cluster_status", "read_clusters", "update_cluster_profile",
		},
		"compliancescans": {"get_compliance_scans"},
		"configurations": {"validate_configuration"},
		"contexts": {"configuration_contexts_list", "kubectl_context", "kubectl_reconnect"},
		"directories": {"list_allowed_directories"},
		"edgehosts": {"run_edge_command"},
		"events": {"get_cluster_events", "get_k8s_events"},
		"files": {
			"create_directory", "delete_file_or_directory", "directory_tree", "edit_file", "get_file_info",
			"list_directory", "list_directory_with_sizes", "move_file", "read_file", "read_media_file",
			"read_multiple_files", "read_text_file", "search_files", "write_file",
		},
		"iampolicies": {"add_inline_policy"},
		"issues": {
			"add_issue_comment", "assign_copilot_to_issue", "issue_read", "issue_write", "sub_issue_write",
		},
		"kubeconfigs": {
			"configuration_view", "download_kubeconfig", "getKubeconfig", "read_cluster_kubeconfig",
		},
		"labels": {"label_write"},
		"machinepools": {"scale_node_pool"},
		"manifests": {"generate_app_manifest"},
		"messages": {
			"channels_list", "conversations_add_message", "conversations_history", "conversations_replies",
			"conversations_search_messages", "conversations_unreads", "slack_get_channel_history",
			"slack_get_thread_replies", "slack_get_user_profile", "slack_get_users", "slack_list_channels",
			"slack_post_message", "slack_reply_to_thread", "usergroups_list", "users_search",
		},
		"metrics": {"get_cluster_metrics"},
		"nodes": {"node_management", "nodes_log", "nodes_stats_summary", "nodes_top"},
		"notifications": {
			"dismiss_notification", "manage_notification_subscription", "mark_all_notifications_read",
		},
		"packs": {"search_gather_packs", "search_packs"},
		"pods": {
			"cleanup", "cleanup_pods", "exec_in_pod", "get_pod_logs", "kubectl_logs", "pods_delete", "pods_exec",
			"pods_get", "pods_list", "pods_list_in_namespace", "pods_log", "pods_run", "pods_top",
		},
		"portforwards": {"stop_port_forward"},
		"projects": {"list_projects"},
		"pullrequests": {
			"create_pull_request", "get_pull_request", "get_pull_request_comments", "get_pull_request_diff",
			"get_pull_request_files", "get_pull_request_reviews", "get_pull_request_status", "list_pull_requests",
			"merge_pull_request", "pull_request_read", "search_pull_requests", "update_pull_request",
		},
		"reactions": {"reactions_add", "reactions_remove", "slack_add_reaction"},
		"releases": {
			"helm_history", "helm_install", "helm_list", "helm_template_apply", "helm_template_uninstall",
			"helm_uninstall", "install_helm_chart", "uninstall_helm_chart", "upgrade_helm_chart",
		},
		"repositories": {
			"create_or_update_file", "delete_file", "fork_repository", "get_file_contents", "push_files",
		},
		"reviews": {
			"add_comment_to_pending_review", "create_pull_request_review", "pull_request_review_write",
			"request_copilot_review",
		},
		"servers": {"ping"},
		"stars": {"star_repository", "unstar_repository"},
		"tables": {
			"analyze_db_health", "analyze_query_indexes", "analyze_workload_indexes", "describe_table",
			"explain_query", "get_object_details", "get_top_queries", "list_objects", "list_schemas", "list_tables",
		},
		"tags": {"search_and_manage_resource_tags"},
		"usergroups": {"usergroups_users_update"},
		"users": {"get_me"},
		"workflows": {
			"actions_get", "actions_list", "actions_run_trigger", "cancel_workflow_run", "get_workflow_run",
			"get_workflow_run_logs", "get_workflow_run_usage", "list_workflow_runs", "rerun_failed_jobs",
			"rerun_workflow_run", "run_workflow",
		},
		"workspaces": {
			"action_run", "create_run", "delete_workspace_safely", "get_latest_module_version",
			"get_latest_provider_version", "get_module_details", "get_policy_details", "get_provider_capabilities",
			"get_provider_details", "get_run_details", "get_workspace_details", "list_runs", "list_terraform_orgs",
			"list_terraform_projects", "list_workspaces", "search_modules", "search_policies", "search_providers",
		},
	}
	{name: reading.kind | some name, reading in tools; is_object(reading.kind)} == {
		"list_k8s_resources": {"from": "kind"},
		"manage_k8s_resource": {"from": "kind"},
		"resources_delete": {"from": "kind"},
		"resources_get": {"from": "kind"},
		"resources_list": {"from": "kind"},
		"resources_scale": {"from": "kind"},
		"kubectl_scale": {"from": "resourceType", "default": "deployments"},
		"kubectl_delete": {"from": "resourceType"},
		"kubectl_describe": {"from": "resourceType"},
		"kubectl_get": {"from": "resourceType"},
		"kubectl_patch": {"from": "resourceType"},
		"kubectl_rollout": {"from": "resourceType"},
		"port_forward": {"from": "resourceType"},
	}
}

# By the field of a reading and what it says, the tools whose arguments are read so.
read_from(field) := {said: names |
	some said in {reading[field] | some reading in tools}
	names := {name | some name, reading in tools; reading[field] == said}
}

test_where_the_arguments_of_tools_stand if {
	read_from("command") == {
		"command": {"exec_in_pod", "pods_exec"},
		["command", "args"]: {"call_helm", "call_kubectl"},
		["command", "subCommand", "resourceType", "name", "args", "flags"]: {"kubectl_generic"},
		["operation", "resource", "args"]: {"kubectl_diagnostics", "kubectl_resources", "kubectl_workloads"},
	}
	read_from("dry_run") == {
		"dryRun": {
			"edit_file", "kubectl_apply", "kubectl_create", "kubectl_patch", "rollback_application",
			"sync_application",
		},
	}
	read_from("manifest") == {
		"resource": {"resources_create_or_update"},
	}
	read_from("name") == {
		"applicationName": {
			"delete_application", "refresh_application", "rollback_application", "run_resource_action",
			"sync_application", "update_application",
		},
		"cluster": {"approve_repave", "delete_cluster", "update_cluster_profile"},
		"cluster_name": {"manage_eks_stacks"},
		"nodeName": {"node_management"},
		"pool": {"scale_node_pool"},
		"resourceName": {"port_forward"},
		"workspace_name": {"create_run"},
		["uid", "cluster_uid", "name"]: {"gather_or_delete_clusters"},
		["uid", "clusterprofile_uid", "name"]: {"gather_or_delete_clusterprofiles"},
	}
	read_from("path") == {
		"path": {
			"create_directory", "delete_file_or_directory", "directory_tree", "edit_file", "get_file_info",
			"list_directory", "list_directory_with_sizes", "read_file", "read_media_file", "read_text_file",
			"search_files", "write_file",
		},
		"paths": {"read_multiple_files"},
		"yaml_path": {"apply_yaml"},
		["destination"]: {"move_file"},
	}
	read_from("program") == {
		"helm": {"call_helm"},
		"kubectl": {
			"call_kubectl", "kubectl_diagnostics", "kubectl_generic", "kubectl_resources", "kubectl_workloads",
		},
	}
	read_from("shows_credentials") == {
		true: {
			"configuration_view", "download_kubeconfig", "getKubeconfig", "get_secret_scanning_alert",
			"list_secret_scanning_alerts", "read_cluster_kubeconfig",
		},
	}
	read_from("sql") == {
		"sql": {"explain_query"},
		["sql", "query"]: {
			"execute_query", "execute_sql", "pg_execute_query", "query", "read_query", "run_query", "write_query",
		},
	}
	read_from("writes") == {
		true: {"create_directory", "delete_file_or_directory", "edit_file", "move_file", "write_file"},
	}
}

# What Palisade's own tools come to: the gate judges these before anything is changed.
test_tools_of_palette if {
	palette := {name: reading |
		some name in ["scale_node_pool", "update_cluster_profile", "approve_repave", "delete_cluster", "download_kubeconfig"]
		reading := tools[name]
	}
	palette == {
		"scale_node_pool": {"verb": "scale", "kind": "machinepools", "name": "pool", "cluster": "cluster"},
		"update_cluster_profile": {"verb": "update", "kind": "clusters", "name": "cluster", "cluster": "cluster"},
		"approve_repave": {"verb": "repave", "kind": "clusters", "name": "cluster", "cluster": "cluster"},
		"delete_cluster": {
			"verb": "delete", "kind": "clusters", "name": "cluster", "cluster": "cluster",
			"force": "force",
		},
		"download_kubeconfig": {
			"verb": "download", "kind": "kubeconfigs", "cluster": "cluster",
			"shows_credentials": true,
		},
	}
}

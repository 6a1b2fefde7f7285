package packs_test

import data.packs
import data.rules

titles := {
	"all": "All", "always": "Always", "cis": "CIS Kubernetes Benchmark v1.12", "cost": "Cost", "default": "Default",
	"hipaa": "HIPAA Security Rule", "nsa": "NSA and CISA hardening", "palette": "Palette cluster profiles",
	"pss": "Pod Security Standards", "pss-baseline": "Pod Security Standards, baseline", "security": "Security",
}

test_each_pack_says_what_it_is_for if {
	{name: packs[name].about.title | some name; packs[name].about} == titles
	data.configuration.settings.packs.about.title == "Which packs judge"
	data.configuration.settings.packs.defaults == {"packs": ["default"]}
}

# Rules that a pack wants whole, and of others the variants that it wants.
whole(pack) := {name | some name, wanted in pack.rules; is_whole(wanted)}

is_whole("all")

is_whole({"except": variants}) if count(variants) == 0

parts(pack) := {name: wanted.only | some name, wanted in pack.rules}

# Whoever changes it changes what everybody's manifests are judged by.
test_what_judges_where_nobody_chooses if {
	whole(packs["default"]) == {
		"capabilities", "host_namespaces", "host_path", "image_tag", "privilege_escalation", "privileged",
		"resource_limits", "run_as_root", "seccomp", "secrets_in_environment", "service_account_token",
		"writable_root_filesystem",
	}
	parts(packs["default"]) == {}
	packs.always.rules == {"unreadable": "all"}
}

domain(name) := rules[name].about.custom.domain

test_packs_of_domains if {
	{domain(name) | some name, _ in packs.all.rules} == {domain(name) | rules[name].about}
	{domain(name) | some name, _ in packs.cost.rules} == {"cost", "resources"}
	{domain(name) | some name, _ in packs.security.rules} == {
		"agent-sandbox", "api-server", "cloud", "controller-manager", "etcd", "identity", "images", "input", "kubelet", "network",
		"node", "pod-security", "rbac", "scheduler", "secrets", "service-mesh",
	}
	every name, wanted in packs.all.rules {
		wanted == "all"
		is_in_its_packs(name)
	}
	packs.security.rules.misread == "all"
	not packs.security.rules.unreadable
}

is_in_its_packs(name) if {
	pack := {"cost": packs.cost, "resources": packs.cost, "hygiene": packs.all, "reliability": packs.all, "input": packs.all}
	object.get(pack, domain(name), packs.security).rules[name] == "all"
}

test_packs_of_frameworks_name_whatever_names_their_controls if {
	every pack, framework in {"cis": "CIS-Kubernetes-1.12", "hipaa": "HIPAA"} {
		named := {name | some control in rules[name].about.custom.controls; control.framework == framework} | {name |
			some variant in rules[name].about.custom.variants
			some control in variant.controls
			control.framework == framework
		}
		object.keys(packs[pack].rules) == named | {"misread"}
	}
}

test_what_the_pod_security_standards_forbid if {
	whole(packs.pss) == {
		"capabilities", "host_namespaces", "host_path", "host_port", "host_probe", "host_process",
		"privilege_escalation", "privileged", "run_as_non_root", "run_as_root", "run_as_user_zero", "seccomp",
		"selinux", "volume_types",
	}
	parts(packs.pss) == {
		"apparmor": {"unconfined"},
		"capability_added": {"admin", "all", "kernel", "misspelt", "module", "network", "ordinary", "powerful", "raw", "transfer"},
		"capability_net_raw": {"added"}, "proc_mount": {"node-users", "own-users"}, "sysctls": {"unsafe"},
	}
	whole(packs["pss-baseline"]) == {
		"host_namespaces", "host_path", "host_port", "host_probe", "host_process", "privileged", "selinux",
	}
	parts(packs["pss-baseline"]) == {
		"apparmor": {"unconfined"}, "capabilities": {"powerful"},
		"capability_added": {"admin", "all", "kernel", "misspelt", "module", "network", "powerful", "raw"},
		"capability_net_raw": {"added"}, "proc_mount": {"node-users"}, "seccomp": {"unconfined"},
		"sysctls": {"unsafe"},
	}
	object.keys(packs["pss-baseline"].rules) - object.keys(packs.pss.rules) == set()
}

test_what_stands_for_the_guidance_of_nsa_and_cisa if {
	whole(packs.nsa) == {
		"api_server_always_allow", "api_server_anonymous_auth", "api_server_audit_log_maxage",
		"api_server_audit_log_maxbackup", "api_server_audit_log_maxsize", "api_server_audit_log_path",
		"api_server_audit_policy_file", "api_server_client_authority", "api_server_encryption_config",
		"api_server_etcd_authority", "api_server_etcd_client", "api_server_image_policy_webhook",
		"api_server_kubelet_authority", "api_server_kubelet_client", "api_server_node_authorization",
		"api_server_node_restriction", "api_server_rbac", "api_server_tls_certificate", "api_server_tls_ciphers",
		"api_server_token_auth_file", "audit_policy", "authentication_configuration", "capabilities",
		"capabilities_undropped", "capability_added", "capability_net_raw", "controller_manager_bind_address",
		"default_service_account", "encryption_providers", "etcd_auto_tls", "etcd_certificate", "etcd_client_auth",
		"etcd_peer_auth", "etcd_peer_auto_tls", "etcd_peer_certificate", "etcd_unique_authority", "host_path",
		"host_path_contents", "host_path_writable", "host_port", "host_process", "image_digest", "image_registry",
		"image_tag", "kubelet_anonymous_auth", "kubelet_authorization", "kubelet_client_authority",
		"kubelet_read_only_port", "kubelet_tls_certificate", "kubelet_tls_ciphers", "linux_hardening",
		"network_coverage", "network_plugin", "network_policy_plugin", "network_policy_wide",
		"privilege_escalation", "privileged", "rbac_cluster_admin", "rbac_default_account", "rbac_escalate",
		"rbac_impersonate", "rbac_pod_create", "rbac_secrets_access", "rbac_secrets_account", "rbac_system_masters",
		"rbac_wildcard", "rbac_wildcard_both", "rbac_workload_write", "resource_limits", "run_as_non_root",
		"run_as_root", "run_as_user_zero", "scheduler_bind_address", "seccomp", "seccomp_annotation",
		"security_context", "service_account_automount", "service_account_token", "workload_rights",
		"writable_root_filesystem",
	}
	parts(packs.nsa) == {
		"admission_configuration": {"image-policy", "pod-security"},
		"authorization_configuration": {"always-allow", "node", "rbac"},
		"host_namespaces": {"hostIPC", "hostNetwork", "hostPID"},
		"node_file_mode": {"admin-conf", "controller-manager-conf", "kubelet-conf", "scheduler-conf"},
		"node_file_owner": {"admin-conf", "controller-manager-conf", "kubelet-conf", "scheduler-conf"},
	}
}

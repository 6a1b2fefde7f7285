package rules.api_server_audit_log_maxage_test

import data.lib.components_given as given
import data.rules.api_server_audit_log_maxage

found(words) := found if found := api_server_audit_log_maxage.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--audit-log-maxage=30`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--audit-log-maxage=30"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "unset"}}
	found(["--audit-log-maxage=29"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--audit-log-maxage=29`, less than 30", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--audit-log-maxage=30"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
	found(["--audit-log-maxage=many"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--audit-log-maxage=many`, less than 30", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--audit-log-maxage=30"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
	found(["--audit-log-maxage", "1"]) == {{"at": "/spec/containers/0/command/2", "message": "container `main` (kube-apiserver) has `--audit-log-maxage=1`, less than 30", "patch": [{"op": "replace", "path": "/spec/containers/0/command/2", "value": "30"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
}

test_what_passes if {
	found(["--audit-log-maxage=30"]) == set()
	found(["--audit-log-maxage=35"]) == set()
	all_flags := api_server_audit_log_maxage.findings with input as given.started("kubectl", "kubectl:1", ["--audit-log-maxage", "1"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_audit_log_maxage.about.title == "Audit logs are kept for too few days"
	object.remove(api_server_audit_log_maxage.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-AUDIT-LOG-MAXAGE", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Start kube-apiserver with --audit-log-maxage=30 or more", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.17"}, {"framework": "HIPAA", "id": "164.312(b)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}], "variants": {"unset": {}, "low": {}}}
}

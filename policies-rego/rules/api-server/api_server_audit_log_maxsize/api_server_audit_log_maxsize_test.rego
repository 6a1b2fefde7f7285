package rules.api_server_audit_log_maxsize_test

import data.lib.components_given as given
import data.rules.api_server_audit_log_maxsize

found(words) := found if found := api_server_audit_log_maxsize.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--audit-log-maxsize=100`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--audit-log-maxsize=100"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "unset"}}
	found(["--audit-log-maxsize=99"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--audit-log-maxsize=99`, less than 100", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--audit-log-maxsize=100"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
	found(["--audit-log-maxsize=many"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--audit-log-maxsize=many`, less than 100", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--audit-log-maxsize=100"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
	found(["--audit-log-maxsize", "1"]) == {{"at": "/spec/containers/0/command/2", "message": "container `main` (kube-apiserver) has `--audit-log-maxsize=1`, less than 100", "patch": [{"op": "replace", "path": "/spec/containers/0/command/2", "value": "100"}], "resource": 0, "subject": "Pod/kube-apiserver", "variant": "low"}}
}

test_what_passes if {
	found(["--audit-log-maxsize=100"]) == set()
	found(["--audit-log-maxsize=105"]) == set()
	all_flags := api_server_audit_log_maxsize.findings with input as given.started("kubectl", "kubectl:1", ["--audit-log-maxsize", "1"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_audit_log_maxsize.about.title == "Audit logs are too small"
	object.remove(api_server_audit_log_maxsize.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-AUDIT-LOG-MAXSIZE", "domain": "api-server", "scope": "object", "severity": "low", "remedy": "Start kube-apiserver with --audit-log-maxsize=100 or more", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.19"}, {"framework": "HIPAA", "id": "164.312(b)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}], "variants": {"unset": {}, "low": {}}}
}

package rules.api_server_audit_log_path_test

import data.lib.components_given as given
import data.rules.api_server_audit_log_path

found(words) := found if found := api_server_audit_log_path.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--audit-log-path`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--audit-log-path=/var/log/kubernetes/audit.log"]) == set()
	all_flags := api_server_audit_log_path.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_audit_log_path.about.title == "API server writes no audit log"
	object.remove(api_server_audit_log_path.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-AUDIT-LOG-PATH", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --audit-log-path, and with a policy", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.16"}, {"framework": "HIPAA", "id": "164.312(b)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

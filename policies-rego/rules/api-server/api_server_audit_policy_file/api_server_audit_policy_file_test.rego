package rules.api_server_audit_policy_file_test

import data.lib.components_given as given
import data.rules.api_server_audit_policy_file

found(words) := found if found := api_server_audit_policy_file.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--audit-policy-file`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--audit-policy-file=/etc/kubernetes/audit.yaml"]) == set()
	all_flags := api_server_audit_policy_file.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_audit_policy_file.about.title == "API server has no audit policy"
	object.remove(api_server_audit_policy_file.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-AUDIT-POLICY-FILE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --audit-policy-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "3.2.1"}, {"framework": "HIPAA", "id": "164.312(b)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

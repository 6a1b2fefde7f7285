package rules.api_server_token_auth_file_test

import data.lib.components_given as given
import data.rules.api_server_token_auth_file

found(words) := found if found := api_server_token_auth_file.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--token-auth-file=/etc/kubernetes/tokens.csv"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--token-auth-file=/etc/kubernetes/tokens.csv`", "patch": [{"op": "remove", "path": "/spec/containers/0/command/1"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--token-auth-file", "/etc/kubernetes/tokens.csv"]) == {{"at": "/spec/containers/0/command/2", "message": "container `main` (kube-apiserver) has `--token-auth-file=/etc/kubernetes/tokens.csv`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--token-auth-file="]) == set()
	all_flags := api_server_token_auth_file.findings with input as given.started("kubectl", "kubectl:1", ["--token-auth-file", "/etc/kubernetes/tokens.csv"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_token_auth_file.about.title == "API server takes static tokens"
	object.remove(api_server_token_auth_file.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-TOKEN-AUTH-FILE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Remove --token-auth-file, and authenticate people by OpenID Connect", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.2"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

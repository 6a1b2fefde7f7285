package rules.api_server_token_expiration_test

import data.lib.components_given as given
import data.rules.api_server_token_expiration

found(words) := found if found := api_server_token_expiration.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--service-account-extend-token-expiration=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--service-account-extend-token-expiration=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--service-account-extend-token-expiration=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--service-account-extend-token-expiration=true`, not `--service-account-extend-token-expiration=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--service-account-extend-token-expiration=false"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--service-account-extend-token-expiration=false"]) == set()
	all_flags := api_server_token_expiration.findings with input as given.started("kubectl", "kubectl:1", ["--service-account-extend-token-expiration=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_token_expiration.about.title == "Tokens of service accounts live for a year"
	object.remove(api_server_token_expiration.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-EXTEND-TOKEN-EXPIRATION", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Start kube-apiserver with --service-account-extend-token-expiration=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.30"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_service_account_lookup_test

import data.lib.components_given as given
import data.rules.api_server_service_account_lookup

found(words) := found if found := api_server_service_account_lookup.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--service-account-lookup=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--service-account-lookup=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--service-account-lookup=true"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--service-account-lookup=no"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--service-account-lookup=no`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--service-account-lookup=true"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--service-account-lookup=true"]) == set()
	found(["--service-account-lookup"]) == set()
	all_flags := api_server_service_account_lookup.findings with input as given.started("kubectl", "kubectl:1", ["--service-account-lookup=no"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_service_account_lookup.about.title == "Tokens of deleted accounts still count"
	object.remove(api_server_service_account_lookup.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-SERVICE-ACCOUNT-LOOKUP", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Remove --service-account-lookup=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.21"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

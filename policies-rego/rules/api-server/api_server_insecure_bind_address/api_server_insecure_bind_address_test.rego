package rules.api_server_insecure_bind_address_test

import data.lib.components_given as given
import data.rules.api_server_insecure_bind_address

found(words) := found if found := api_server_insecure_bind_address.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--insecure-bind-address=0.0.0.0"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--insecure-bind-address=0.0.0.0`", "patch": [{"op": "remove", "path": "/spec/containers/0/command/1"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	all_flags := api_server_insecure_bind_address.findings with input as given.started("kubectl", "kubectl:1", ["--insecure-bind-address=0.0.0.0"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_insecure_bind_address.about.title == "API server listens without TLS"
	object.remove(api_server_insecure_bind_address.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-INSECURE-BIND-ADDRESS", "domain": "api-server", "scope": "object", "severity": "critical", "remedy": "Remove --insecure-bind-address", "controls": [{"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_client_authority_test

import data.lib.components_given as given
import data.rules.api_server_client_authority

found(words) := found if found := api_server_client_authority.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--client-ca-file`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--client-ca-file=/pki/ca.crt"]) == set()
	all_flags := api_server_client_authority.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_client_authority.about.title == "API server takes no client certificates"
	object.remove(api_server_client_authority.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-CLIENT-CA-FILE", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --client-ca-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.25"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

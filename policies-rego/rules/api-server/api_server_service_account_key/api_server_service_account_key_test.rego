package rules.api_server_service_account_key_test

import data.lib.components_given as given
import data.rules.api_server_service_account_key

found(words) := found if found := api_server_service_account_key.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--service-account-key-file`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--service-account-key-file=/pki/sa.pub"]) == set()
	all_flags := api_server_service_account_key.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_service_account_key.about.title == "Service accounts share a key with TLS"
	object.remove(api_server_service_account_key.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-SERVICE-ACCOUNT-KEY-FILE", "domain": "api-server", "scope": "object", "severity": "medium", "remedy": "Start kube-apiserver with --service-account-key-file", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.22"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

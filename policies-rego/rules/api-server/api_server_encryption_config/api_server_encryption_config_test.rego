package rules.api_server_encryption_config_test

import data.lib.components_given as given
import data.rules.api_server_encryption_config

found(words) := found if found := api_server_encryption_config.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--encryption-provider-config`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--encryption-provider-config=/etc/kubernetes/encryption.yaml"]) == set()
	all_flags := api_server_encryption_config.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_encryption_config.about.title == "Secrets are stored in clear"
	object.remove(api_server_encryption_config.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-ENCRYPTION-PROVIDER-CONFIG", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Start kube-apiserver with --encryption-provider-config", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.27"}, {"framework": "HIPAA", "id": "164.312(a)(2)(iv)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_secure_port_test

import data.lib.components_given as given
import data.rules.api_server_secure_port

found(words) := found if found := api_server_secure_port.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--secure-port=0"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--secure-port=0`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--secure-port=6443"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--secure-port=none"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--secure-port=none`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--secure-port=6443"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--secure-port=6443"]) == set()
	all_flags := api_server_secure_port.findings with input as given.started("kubectl", "kubectl:1", ["--secure-port=none"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_secure_port.about.title == "API server has no port with TLS"
	object.remove(api_server_secure_port.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-SECURE-PORT", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Set --secure-port to 6443", "controls": [{"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_insecure_port_test

import data.lib.components_given as given
import data.rules.api_server_insecure_port

found(words) := found if found := api_server_insecure_port.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--insecure-port=8080"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--insecure-port=8080`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--insecure-port=0"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--insecure-port=0"]) == set()
	all_flags := api_server_insecure_port.findings with input as given.started("kubectl", "kubectl:1", ["--insecure-port=8080"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_insecure_port.about.title == "API server has a port without TLS"
	object.remove(api_server_insecure_port.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-INSECURE-PORT", "domain": "api-server", "scope": "object", "severity": "critical", "remedy": "Start kube-apiserver with --insecure-port=0, or from Kubernetes 1.20 on without the flag", "controls": [{"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_kubelet_https_test

import data.lib.components_given as given
import data.rules.api_server_kubelet_https

found(words) := found if found := api_server_kubelet_https.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found(["--kubelet-https=false"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--kubelet-https=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--kubelet-https=true"}], "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found([]) == set()
	found(["--kubelet-https=true"]) == set()
	all_flags := api_server_kubelet_https.findings with input as given.started("kubectl", "kubectl:1", ["--kubelet-https=false"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_kubelet_https.about.title == "API server asks kubelets without TLS"
	object.remove(api_server_kubelet_https.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-KUBELET-HTTPS", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Remove --kubelet-https=false", "controls": [{"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.api_server_node_authorization_test

import data.lib.components_given as given
import data.rules.api_server_node_authorization

found(words) := found if found := api_server_node_authorization.findings with input as given.started("kube-apiserver", "registry.k8s.io/kube-apiserver:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-apiserver) has no `--authorization-mode`, and so not `Node`", "resource": 0, "subject": "Pod/kube-apiserver"}}
	found(["--authorization-mode=RBAC"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-apiserver) has `--authorization-mode=RBAC`, without `Node`", "resource": 0, "subject": "Pod/kube-apiserver"}}
}

test_what_passes if {
	found(["--authorization-mode=Node,RBAC"]) == set()
	found(["--authorization-config=/etc/kubernetes/authorization.yaml"]) == set()
	all_flags := api_server_node_authorization.findings with input as given.started("kubectl", "kubectl:1", ["--authorization-mode=RBAC"])
	all_flags == set()
}

test_says_all_about_itself if {
	api_server_node_authorization.about.title == "Nodes are not authorized as nodes"
	object.remove(api_server_node_authorization.about.custom, ["examples", "parameters"]) == {"id": "K8S-API-SERVER-NODE-AUTHORIZATION", "domain": "api-server", "scope": "object", "severity": "high", "remedy": "Add Node to --authorization-mode", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.2.7"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

package rules.kubelet_authorization_test

import data.lib.components_given as given
import data.rules.kubelet_authorization

found(words) := found if found := kubelet_authorization.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_authorization.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--authorization-mode`, which means `AlwaysAllow`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--authorization-mode=Webhook"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--authorization-mode=AlwaysAllow"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `AlwaysAllow` in `--authorization-mode`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--authorization-mode=Webhook"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "authorization": {"mode": "AlwaysAllow"}}]) == {{"at": "/authorization/mode", "message": "kubelet has `AlwaysAllow` in `authorization.mode`", "patch": [{"op": "add", "path": "/authorization/mode", "value": "Webhook"}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "node.example/v1", "kind": "KubeletNode", "metadata": {"name": "node"}, "flags": [], "config": null}]) == {{"at": "/flags", "message": "kubelet has no `--authorization-mode`, which means `AlwaysAllow`", "resource": 0, "subject": "KubeletNode/node"}}
}

test_what_passes if {
	found(["--authorization-mode=Webhook"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}]) == set()
	all_flags := kubelet_authorization.findings with input as given.started("kubectl", "kubectl:1", ["--authorization-mode=AlwaysAllow"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_authorization.about.title == "Kubelet allows everything"
	object.remove(kubelet_authorization.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-AUTHORIZATION-MODE", "domain": "kubelet", "scope": "object", "severity": "critical", "remedy": "Set authorization.mode to Webhook in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.2"}, {"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

package rules.kubelet_anonymous_auth_test

import data.lib.components_given as given
import data.rules.kubelet_anonymous_auth

found(words) := found if found := kubelet_anonymous_auth.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_anonymous_auth.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--anonymous-auth=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--anonymous-auth=false"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--anonymous-auth=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--anonymous-auth=true`, not `--anonymous-auth=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--anonymous-auth=false"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "authentication": {"anonymous": {"enabled": true}}}]) == {{"at": "/authentication/anonymous/enabled", "message": "kubelet has `authentication.anonymous.enabled: true`, not `authentication.anonymous.enabled: false`", "patch": [{"op": "add", "path": "/authentication/anonymous/enabled", "value": false}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "node.example/v1", "kind": "KubeletNode", "metadata": {"name": "node"}, "flags": [], "config": null}]) == {{"at": "/flags", "message": "kubelet has no `--anonymous-auth=false`", "resource": 0, "subject": "KubeletNode/node"}}
}

test_what_passes if {
	found(["--anonymous-auth=false"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}]) == set()
	judged([{"apiVersion": "node.example/v1", "kind": "KubeletNode", "metadata": {"name": "node"}, "flags": ["--anonymous-auth=false"], "config": {"authentication": {"anonymous": {"enabled": true}}}}]) == set()
	judged([{"apiVersion": "node.example/v1", "kind": "KubeletNode", "metadata": {"name": "node"}, "flags": [], "config": {}}]) == set()
	all_flags := kubelet_anonymous_auth.findings with input as given.started("kubectl", "kubectl:1", ["--anonymous-auth=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_anonymous_auth.about.title == "Kubelet answers the anonymous"
	object.remove(kubelet_anonymous_auth.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-ANONYMOUS-AUTH", "domain": "kubelet", "scope": "object", "severity": "critical", "remedy": "Set authentication.anonymous.enabled to false in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.1"}, {"framework": "HIPAA", "id": "164.312(d)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

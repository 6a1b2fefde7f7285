package rules.kubelet_read_only_port_test

import data.lib.components_given as given
import data.rules.kubelet_read_only_port

found(words) := found if found := kubelet_read_only_port.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_read_only_port.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found(["--read-only-port=10255"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--read-only-port=10255`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--read-only-port=0"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--read-only-port=x"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--read-only-port=x`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--read-only-port=0"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "readOnlyPort": 10255}]) == {{"at": "/readOnlyPort", "message": "kubelet has `readOnlyPort: 10255`", "patch": [{"op": "add", "path": "/readOnlyPort", "value": 0}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "readOnlyPort": {}}]) == {{"at": "/readOnlyPort", "message": "kubelet has `readOnlyPort: {}`", "patch": [{"op": "add", "path": "/readOnlyPort", "value": 0}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found([]) == set()
	found(["--read-only-port=0"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "readOnlyPort": 0}]) == set()
	all_flags := kubelet_read_only_port.findings with input as given.started("kubectl", "kubectl:1", ["--read-only-port=x"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_read_only_port.about.title == "Kubelet has a port for everybody"
	object.remove(kubelet_read_only_port.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-READ-ONLY-PORT", "domain": "kubelet", "scope": "object", "severity": "high", "remedy": "Set readOnlyPort to 0 in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.4"}, {"framework": "HIPAA", "id": "164.312(e)(1)"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

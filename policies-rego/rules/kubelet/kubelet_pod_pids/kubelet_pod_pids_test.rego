package rules.kubelet_pod_pids_test

import data.lib.components_given as given
import data.rules.kubelet_pod_pids

found(words) := found if found := kubelet_pod_pids.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_pod_pids.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kubelet) has no `--pod-max-pids`", "resource": 0, "subject": "Pod/kubelet"}}
	found(["--pod-max-pids=-1"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--pod-max-pids=-1`, which is no limit", "resource": 0, "subject": "Pod/kubelet"}}
	found(["--pod-max-pids=all"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--pod-max-pids=all`, which is no limit", "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "podPidsLimit": -1}]) == {{"at": "/podPidsLimit", "message": "kubelet has `podPidsLimit: -1`, which is no limit", "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "podPidsLimit": 0}]) == {{"at": "/podPidsLimit", "message": "kubelet has `podPidsLimit: 0`, which is no limit", "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found(["--pod-max-pids=1024"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "podPidsLimit": 4096}]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "podPidsLimit": 1}]) == set()
	all_flags := kubelet_pod_pids.findings with input as given.started("kubectl", "kubectl:1", ["--pod-max-pids=all"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_pod_pids.about.title == "Pods may start any number of processes"
	object.remove(kubelet_pod_pids.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-POD-PIDS-LIMIT", "domain": "kubelet", "scope": "object", "severity": "medium", "remedy": "Set podPidsLimit in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.13"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

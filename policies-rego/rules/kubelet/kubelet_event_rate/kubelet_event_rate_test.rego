package rules.kubelet_event_rate_test

import data.lib.components_given as given
import data.rules.kubelet_event_rate

found(words) := found if found := kubelet_event_rate.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_event_rate.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found(["--event-qps=2"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--event-qps=2`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--event-qps=50"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--event-qps=-1"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--event-qps=-1`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--event-qps=50"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--event-qps=many"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--event-qps=many`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--event-qps=50"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "eventRecordQPS": 4}]) == {{"at": "/eventRecordQPS", "message": "kubelet has `eventRecordQPS: 4`", "patch": [{"op": "add", "path": "/eventRecordQPS", "value": 50}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found([]) == set()
	found(["--event-qps=0"]) == set()
	found(["--event-qps=50"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "eventRecordQPS": 5}]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "eventRecordQPS": 0}]) == set()
	all_flags := kubelet_event_rate.findings with input as given.started("kubectl", "kubectl:1", ["--event-qps=many"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_event_rate.about.title == "Kubelet drops events"
	object.remove(kubelet_event_rate.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-EVENT-RECORD-QPS", "domain": "kubelet", "scope": "object", "severity": "low", "remedy": "Set eventRecordQPS to 0 or to a rate that the node needs", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.8"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

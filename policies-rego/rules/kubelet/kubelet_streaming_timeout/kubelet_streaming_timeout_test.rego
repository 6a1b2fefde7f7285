package rules.kubelet_streaming_timeout_test

import data.lib.components_given as given
import data.rules.kubelet_streaming_timeout

found(words) := found if found := kubelet_streaming_timeout.findings with input as given.started("kubelet", "registry.k8s.io/kubelet:v1.34.0", words)

judged(documents) := found if found := kubelet_streaming_timeout.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	found(["--streaming-connection-idle-timeout=0"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--streaming-connection-idle-timeout=0`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--streaming-connection-idle-timeout=5m"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--streaming-connection-idle-timeout=0s"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--streaming-connection-idle-timeout=0s`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--streaming-connection-idle-timeout=5m"}], "resource": 0, "subject": "Pod/kubelet"}}
	found(["--streaming-connection-idle-timeout=soon"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kubelet) has `--streaming-connection-idle-timeout=soon`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--streaming-connection-idle-timeout=5m"}], "resource": 0, "subject": "Pod/kubelet"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "streamingConnectionIdleTimeout": "0s"}]) == {{"at": "/streamingConnectionIdleTimeout", "message": "kubelet has `streamingConnectionIdleTimeout: 0s`", "patch": [{"op": "add", "path": "/streamingConnectionIdleTimeout", "value": "5m"}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "streamingConnectionIdleTimeout": 0}]) == {{"at": "/streamingConnectionIdleTimeout", "message": "kubelet has `streamingConnectionIdleTimeout: 0`", "patch": [{"op": "add", "path": "/streamingConnectionIdleTimeout", "value": "5m"}], "resource": 0, "subject": "KubeletConfiguration/(unnamed)"}}
}

test_what_passes if {
	found([]) == set()
	found(["--streaming-connection-idle-timeout=5m"]) == set()
	judged([{"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration", "streamingConnectionIdleTimeout": "4h"}]) == set()
	all_flags := kubelet_streaming_timeout.findings with input as given.started("kubectl", "kubectl:1", ["--streaming-connection-idle-timeout=soon"])
	all_flags == set()
}

test_says_all_about_itself if {
	kubelet_streaming_timeout.about.title == "Idle connections to pods stay open"
	object.remove(kubelet_streaming_timeout.about.custom, ["examples", "parameters"]) == {"id": "K8S-KUBELET-STREAMING-IDLE-TIMEOUT", "domain": "kubelet", "scope": "object", "severity": "low", "remedy": "Set streamingConnectionIdleTimeout to 5m in the kubelet configuration", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "4.2.5"}], "kinds": [{"group": "kubelet.config.k8s.io", "kind": "KubeletConfiguration"}, {"group": "*", "kind": "KubeletNode"}, {"group": "kubeadm.k8s.io", "kind": "InitConfiguration"}, {"group": "kubeadm.k8s.io", "kind": "JoinConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "KubeletInfo"}, {"group": "*", "kind": "NodeInfo"}]}
}

package rules.controller_manager_pod_gc_test

import data.lib.components_given as given
import data.rules.controller_manager_pod_gc

found(words) := found if found := controller_manager_pod_gc.findings with input as given.started("kube-controller-manager", "registry.k8s.io/kube-controller-manager:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-controller-manager) has no `--terminated-pod-gc-threshold`", "resource": 0, "subject": "Pod/kube-controller-manager"}}
}

test_what_passes if {
	found(["--terminated-pod-gc-threshold=100"]) == set()
	all_flags := controller_manager_pod_gc.findings with input as given.started("kubectl", "kubectl:1", [])
	all_flags == set()
}

test_says_all_about_itself if {
	controller_manager_pod_gc.about.title == "Terminated pods pile up"
	object.remove(controller_manager_pod_gc.about.custom, ["examples", "parameters"]) == {"id": "K8S-CONTROLLER-MANAGER-TERMINATED-POD-GC-THRESHOLD", "domain": "controller-manager", "scope": "object", "severity": "low", "remedy": "Start kube-controller-manager with --terminated-pod-gc-threshold", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.3.1"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

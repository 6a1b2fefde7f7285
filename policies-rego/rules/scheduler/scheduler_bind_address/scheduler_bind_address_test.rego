package rules.scheduler_bind_address_test

import data.lib.components_given as given
import data.rules.scheduler_bind_address

found(words) := found if found := scheduler_bind_address.findings with input as given.started("kube-scheduler", "registry.k8s.io/kube-scheduler:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-scheduler) has no `--bind-address=127.0.0.1`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--bind-address=127.0.0.1"}], "resource": 0, "subject": "Pod/kube-scheduler"}}
	found(["--bind-address=0.0.0.0"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-scheduler) has `--bind-address=0.0.0.0`, not `--bind-address=127.0.0.1`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--bind-address=127.0.0.1"}], "resource": 0, "subject": "Pod/kube-scheduler"}}
}

test_what_passes if {
	found(["--bind-address=127.0.0.1"]) == set()
	all_flags := scheduler_bind_address.findings with input as given.started("kubectl", "kubectl:1", ["--bind-address=0.0.0.0"])
	all_flags == set()
}

test_says_all_about_itself if {
	scheduler_bind_address.about.title == "Scheduler listens to the network"
	object.remove(scheduler_bind_address.about.custom, ["examples", "parameters"]) == {"id": "K8S-SCHEDULER-BIND-ADDRESS", "domain": "scheduler", "scope": "object", "severity": "medium", "remedy": "Start kube-scheduler with --bind-address=127.0.0.1", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.4.2"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

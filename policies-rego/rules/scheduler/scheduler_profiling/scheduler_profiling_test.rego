package rules.scheduler_profiling_test

import data.lib.components_given as given
import data.rules.scheduler_profiling

found(words) := found if found := scheduler_profiling.findings with input as given.started("kube-scheduler", "registry.k8s.io/kube-scheduler:v1.34.0", words)

test_what_is_found if {
	found([]) == {{"at": "/spec/containers/0/command", "message": "container `main` (kube-scheduler) has no `--profiling=false`", "patch": [{"op": "add", "path": "/spec/containers/0/command/-", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-scheduler"}}
	found(["--profiling=true"]) == {{"at": "/spec/containers/0/command/1", "message": "container `main` (kube-scheduler) has `--profiling=true`, not `--profiling=false`", "patch": [{"op": "replace", "path": "/spec/containers/0/command/1", "value": "--profiling=false"}], "resource": 0, "subject": "Pod/kube-scheduler"}}
}

test_what_passes if {
	found(["--profiling=false"]) == set()
	all_flags := scheduler_profiling.findings with input as given.started("kubectl", "kubectl:1", ["--profiling=true"])
	all_flags == set()
}

test_says_all_about_itself if {
	scheduler_profiling.about.title == "Scheduler can be profiled"
	object.remove(scheduler_profiling.about.custom, ["examples", "parameters"]) == {"id": "K8S-SCHEDULER-PROFILING", "domain": "scheduler", "scope": "object", "severity": "low", "remedy": "Start kube-scheduler with --profiling=false", "controls": [{"framework": "CIS-Kubernetes-1.12", "id": "1.4.1"}], "kinds": [{"group": "kubeadm.k8s.io", "kind": "ClusterConfiguration"}, {"group": "hostdata.kubescape.cloud", "kind": "ControlPlaneInfo"}]}
}

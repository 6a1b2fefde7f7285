package rules.fargate_unused_test

import data.rules.fargate_unused

judged(documents) := found if found := fargate_unused.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "ip-10-0-0-1.eu-west-1.compute.internal"}}]) == {{"at": "/metadata/name", "message": "the node is not one of Fargate", "resource": 0, "subject": "Node/ip-10-0-0-1.eu-west-1.compute.internal"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}, "spec": {"providerID": "aws:///eu/i-1"}}]) == {{"at": "/metadata/name", "message": "the node is not one of Fargate", "resource": 0, "subject": "Node/a"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a", "labels": {"eks.amazonaws.com/nodegroup": "x"}}}]) == {{"at": "/metadata/name", "message": "the node is not one of Fargate", "resource": 0, "subject": "Node/a"}}
}

test_what_passes if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "fargate-ip-10-0-0-1.eu-west-1.compute.internal"}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a", "labels": {"eks.amazonaws.com/compute-type": "fargate"}}}]) == set()
}

test_says_all_about_itself if {
	fargate_unused.about.title == "Node of EKS is shared by pods"
	object.remove(fargate_unused.about.custom, ["examples", "parameters"]) == {"id": "EKS-FARGATE", "domain": "cloud", "scope": "object", "severity": "info", "remedy": "Run workloads that are not trusted on Fargate", "controls": [], "kinds": [{"group": "", "kind": "Node"}]}
}

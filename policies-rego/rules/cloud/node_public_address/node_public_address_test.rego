package rules.node_public_address_test

import data.rules.node_public_address

judged(documents) := found if found := node_public_address.findings with input as {"documents": [{"document": document} | some document in documents]}

test_what_is_found if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"addresses": [{"type": "ExternalIP", "address": "203.0.113.7"}]}}]) == {{"at": "/status/addresses/0", "message": "the node has a public address", "resource": 0, "subject": "Node/node"}}
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"addresses": [{"type": "Hostname", "address": "a"}, {"type": "ExternalIP", "address": "203.0.113.9"}]}}]) == {{"at": "/status/addresses/1", "message": "the node has a public address", "resource": 0, "subject": "Node/n"}}
}

test_what_passes if {
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node"}, "status": {"addresses": [{"type": "InternalIP", "address": "10.0.0.7"}]}}]) == set()
	judged([{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}, "status": {"addresses": [{"type": "InternalIP", "address": "10.0.0.1"}, {"type": "ExternalIP", "address": "0.0.0.0"}, {"type": "ExternalIP", "address": ""}]}}]) == set()
}

test_says_all_about_itself if {
	node_public_address.about.title == "Node with a public address"
	object.remove(node_public_address.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-NODE-PUBLIC-ADDRESS", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Put nodes into private subnets", "controls": [{"framework": "HIPAA", "id": "164.312(a)(1)"}], "kinds": [{"group": "", "kind": "Node"}]}
}

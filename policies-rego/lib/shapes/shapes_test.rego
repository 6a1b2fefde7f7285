package lib.shapes_test

import data.lib.shapes

wrong := {
	"array": ["x", 3, true, {}], "object": ["x", 3, true, []], "string": [3, true, [], {}], "array or object": ["x", 3, true],
	"number": ["x", true, [], {}], "boolean": ["x", 3, [], {}], "number or string": [true, [], {}], "number or percentage": ["half", "%", true, [], {}],
}

groups := {"*": "any.example", "": ""}

api_version(group) := "v1" if {
	group == ""
} else := concat("/", [object.get(groups, group, group), "v1"])

# A document with one field that holds a value, below as many objects and lists as its place says.
holding(kind, place, value) := object.union({"apiVersion": api_version(shapes.types[kind].group), "kind": kind}, below(split(place, "/"), value))

below([first], value) := {first: value}

below([first, second], value) := {first: inside([second], value)}

below([first, second, third], value) := {first: inside([second, third], value)}

below([first, second, third, fourth], value) := {first: inside([second, third, fourth], value)}

below([first, second, third, fourth, fifth], value) := {first: inside([second, third, fourth, fifth], value)}

below([first, second, third, fourth, fifth, sixth], value) := {first: inside([second, third, fourth, fifth, sixth], value)}

below([first, second, third, fourth, fifth, sixth, seventh], value) := {first: inside([second, third, fourth, fifth, sixth, seventh], value)}

inside([step], value) := wrapped(step, value)

inside([step, second], value) := wrapped(step, wrapped(second, value))

inside([step, second, third], value) := wrapped(step, wrapped(second, wrapped(third, value)))

inside([step, second, third, fourth], value) := wrapped(step, wrapped(second, wrapped(third, wrapped(fourth, value))))

inside([step, second, third, fourth, fifth], value) := wrapped(step, wrapped(second, wrapped(third, wrapped(fourth, wrapped(fifth, value)))))

inside([step, second, third, fourth, fifth, sixth], value) := wrapped(step, wrapped(second, wrapped(third, wrapped(fourth, wrapped(fifth, wrapped(sixth, value))))))

wrapped(step, value) := [value] if {
	step == "*"
} else := {step: value}

found(document) := places if {
	mistyped := shapes.mistyped with input as {"documents": [{"document": document}]}
	places := {mistake.at | some mistake in mistyped}
}

test_every_field_of_every_wrong_type_is_found if {
	count(shapes.types) > 20
	every kind, described in shapes.types {
		every place, type in described.fields {
			every value in wrong[type] {
				found(holding(kind, place, value)) == {concat("/", ["", replace(place, "*", "0")])}
			}
		}
	}
}

right := {
	"array": [], "object": {}, "string": "x", "array or object": {}, "number": 3, "boolean": true, "number or string": "3", "number or percentage": "50%",
}

test_every_field_of_its_type_passes if {
	every kind, described in shapes.types {
		every place, type in described.fields {
			found(holding(kind, place, right[type])) == set()
			found(holding(kind, place, null)) == set()
		}
	}
	found({"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration", "apiServer": {"extraArgs": []}}) == set()
	found({"apiVersion": "kubeadm.k8s.io/v1beta4", "kind": "ClusterConfiguration", "apiServer": {"extraArgs": [{"name": "a", "value": "b"}]}}) == set()
}

test_kinds_of_others_pass if {
	found({"apiVersion": "other.example/v1", "kind": "Role", "rules": {}}) == set()
	found({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Other", "rules": {}}) == set()
}

test_messages if {
	mistyped := shapes.mistyped with input as {"documents": [{"document": {"apiVersion": "v1", "kind": "NodeFile", "metadata": {"name": "n"}, "path": 3}}]}
	mistyped == {{"resource": 0, "subject": "NodeFile/n", "at": "/path", "message": "`path` is of type number, not string"}}
}

test_fields_of_any_name_have_types if {
	every kind, described in shapes.types {
		every place, type in object.get(described, "maps", {}) {
			every value in wrong[type] {
				found(holding(kind, place, {"a/b": value})) == {concat("", ["/", place, "/a~1b"])}
			}
			found(holding(kind, place, {"a/b": right[type], "c": null})) == set()
		}
	}
	found({"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": 1}}) == {"/data/a"}
}

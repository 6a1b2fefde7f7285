# Inputs that tests of rules about components begin with.
package lib.components_given

# METADATA
# description: A pod with one container that starts a program.
started(program, image, words) := {"documents": [{"document": {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": program},
	"spec": {"containers": [{"name": "main", "image": image, "command": array.concat([program], words)}]},
}}]}

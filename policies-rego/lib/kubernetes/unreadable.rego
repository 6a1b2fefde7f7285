# What no rule could judge, so that it is not taken for good.
package lib.kubernetes

# METADATA
# description: "What could not be read, and so was not judged: `{resource, at, subject, message}`."
unreadable contains object.remove(problem, ["root"]) if some problem in problems

# METADATA
# description: The same with the `root` of each, the object that is applied.
problems := mistyped | misplaced

misplaced contains problem(0, "", "input", "the input has no array `documents`") if not has_documents

has_documents if is_array(input.documents)

misplaced contains problem(number, "", "document", "the document is not an object") if {
	is_array(input.documents)
	some number, wrapped in input.documents
	not is_readable(wrapped)
}

# An empty document, as between two `---`, is nothing to judge.
is_readable(wrapped) if is_object(wrapped.document)

is_readable(wrapped) if wrapped.document == null

# What is of another kind is the business of that kind's rules.
is_readable(wrapped) if wrapped.input_kind

misplaced contains problem_of(list, list.at, "lists are nested more than four deep") if {
	some list in items_4
	has_items(list)
}

misplaced contains problem_of(found, pointer(found.at, [field]), message) if {
	some found in resources
	not is_typed(found)
	some field in ["apiVersion", "kind"]
	value := found.manifest[field]
	not is_string(value)
	message := concat("", ["`", field, "` is not a string"])
}

misplaced contains problem_of(found, found.at, "the object has no `kind`") if {
	some found in opened
	found.kind == ""
	object.get(found.manifest, "kind", "") == ""
}

misplaced contains problem_of(list, at, "the item is not an object") if {
	some level in [documents, items_1, items_2, items_3]
	some list in level
	has_items(list)
	some index, manifest in list.manifest.items
	not is_object(manifest)
	at := concat("/", [list.at, "items", format_int(index, 10)])
}

misplaced contains problem_of(found, at, message) if {
	some found in opened
	value := found.manifest.items
	not is_array(value)
	at := concat("/", [found.at, "items"])
	message := concat("", ["`items` is of type ", type_name(value), ", not a list, and kubectl takes whatever has it for one"])
}

misplaced contains problem_of(found, concat("/", [found.at, "items"]), message) if {
	some found in opened
	has_items(found)
	message := "the object has `items`, so kubectl takes it for a list and applies those alone"
}

misplaced contains problem_of(found, at, message) if {
	some found in resources
	not found.root in patches
	path := workload_of(found).path
	object.get(found.manifest, path, null) == null
	steps := existing(found.manifest, path)
	is_object(object.get(found.manifest, steps, found.manifest))
	at := concat("/", array.concat([found.at], steps))
	message := concat("", ["no pod specification at `", concat(".", path), "`"])
}

problem(number, at, subject, message) := {"resource": number, "at": at, "subject": subject, "message": message}

problem_of(found, at, message) := {
	"resource": found.resource,
	"root": found.root,
	"at": at,
	"subject": subject(found),
	"message": message,
}

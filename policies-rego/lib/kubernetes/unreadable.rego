# What no rule could judge, so that it is not taken for good.
package lib.kubernetes

# METADATA
# description: "What could not be read as a workload, and so was not judged: `{resource, at, subject, message}`."
unreadable contains {"resource": 0, "at": "", "subject": "input", "message": message} if {
	not has_documents
	message := "the input has no array `documents`"
}

unreadable contains {"resource": number, "at": "", "subject": "document", "message": message} if {
	is_array(input.documents)
	some number, wrapped in input.documents
	not is_readable(wrapped)
	message := "the document is not an object"
}

has_documents if is_array(input.documents)

# An empty document, as between two `---`, is nothing to judge.
is_readable(wrapped) if is_object(wrapped.document)

is_readable(wrapped) if wrapped.document == null

unreadable contains {"resource": list.resource, "at": list.at, "subject": subject(list), "message": message} if {
	some list in items_4
	is_list(list)
	message := "lists are nested more than four deep"
}

unreadable contains {"resource": found.resource, "at": found.at, "subject": subject(found), "message": message} if {
	some found in resources
	not is_string(object.get(found.manifest, "kind", found.kind))
	message := "`kind` is not a string"
}

unreadable contains {"resource": list.resource, "at": at, "subject": subject(list), "message": message} if {
	some level in [documents, items_1, items_2, items_3]
	some list in level
	is_list(list)
	some index, manifest in list.manifest.items
	not is_object(manifest)
	not is_null(manifest)
	at := concat("/", [list.at, "items", format_int(index, 10)])
	message := "the item is not an object"
}

unreadable contains {"resource": found.resource, "at": at, "subject": subject(found), "message": message} if {
	some found in resources
	path := pod_paths[lower(found.kind)]
	not is_object(object.get(found.manifest, path, null))
	at := place(found.at, found.manifest, path)
	message := concat("", ["no pod specification at `", concat(".", path), "`"])
}

unreadable contains pod_finding(pod, [sort], message) if {
	some pod in pods
	some sort, _ in sorts
	value := pod.spec[sort]
	not is_array(value)
	not is_null(value)
	message := concat("", ["`", sort, "` is of type ", type_name(value), ", not a list"])
}

unreadable contains object.union(pod_finding(pod, [sort], message), {"at": at}) if {
	some pod in pods
	some sort, words in sorts
	is_array(pod.spec[sort])
	some index, spec in pod.spec[sort]
	not is_object(spec)
	at := concat("/", [pod.at, sort, format_int(index, 10)])
	message := concat("", ["the ", words, " is of type ", type_name(spec), ", not an object"])
}

unreadable contains pod_finding(pod, ["securityContext"], message) if {
	some pod in pods
	value := pod.spec.securityContext
	not is_object(value)
	not is_null(value)
	message := concat("", ["`securityContext` of the pod is of type ", type_name(value), ", not an object"])
}

unreadable contains container_finding(container, ["securityContext"], message) if {
	some container in containers
	value := container.spec.securityContext
	not is_object(value)
	not is_null(value)
	message := concat("", ["has a `securityContext` of type ", type_name(value), ", not an object"])
}

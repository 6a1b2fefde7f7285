package action.rules.remote_file_test

import data.action.rules.remote_file
import data.lib.action_reading as reading

findings(operations) := found if {
	found := remote_file.findings with input as reading.line(operations)
}

of(action) := found if {
	found := remote_file.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_files_from_elsewhere_are_found if {
	every file in ["http://a/x.yaml", "HTTPS://a/x.yaml", "ftp://a/x"] {
		messages([{"verb": "apply", "files": ["b.yaml", file]}]) == {concat("", ["applies what `", file, "` says when it is read"])}
	}
	every key in ["filename", "file", "manifestUrl", "f"] {
		count(of({"verb": "apply", "resource": "pods", "arguments": {key: "https://a/x"}})) == 1
	}
}

test_others_pass if {
	findings([{"verb": "apply", "files": ["a.yaml"]}]) == set()
	findings([{"verb": "diff", "files": ["https://a/x.yaml"]}]) == set()
	of({"verb": "apply", "resource": "pods", "arguments": {"image": "https://a/x"}}) == set()
}

test_says_all_about_itself if {
	remote_file.about.title == "Change by a file from elsewhere"
	object.remove(remote_file.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-REMOTE-FILE", "severity": "medium", "effect": "require_approval"}
	remote_file.about.custom.remedy == "Download the file, have it judged, and apply what was judged"
}

package action.rules.protected_file_test

import data.action.rules.protected_file
import data.lib.action_reading as reading

findings(operations) := found if {
	found := protected_file.findings with input as reading.line(operations)
}

of(action) := found if {
	found := protected_file.findings with input as reading.structured(action, {})
}

messages(operations) := {finding.message | some finding in findings(operations)}

test_files_that_decide_who_gets_in if {
	every path in [
		"/etc/passwd", "/ETC/hosts", "//etc/hosts", "/usr/bin/x", "/root/a", "/home/a/.ssh/authorized_keys", ".ssh/config", "~/.bashrc",
		"../../x", "/", "~", "C:\\Windows\\x", "/var/lib/kubelet/x",
	] {
		messages([{"verb": "cat", "writes": [path]}]) == {concat("", ["writes to `", path, "`"])}
	}
}

test_the_working_directory_passes if {
	every path in ["a.md", "./a", "/tmp/a", "/workspace/a", "/home/a/project/b", "/dev/null", "docs/etc/a", "../a"] {
		findings([{"verb": "cat", "writes": [path]}]) == set()
	}
}

test_files_may_be_the_target if {
	count(findings([{"verb": "rm", "targets": [{"kind": "files", "name": "/etc/passwd"}]}])) == 1
	count(findings([{"verb": "write", "targets": [{"kind": "files"}], "files": ["/etc/passwd"]}])) == 1
	findings([{"verb": "cat", "targets": [{"kind": "files", "name": "/etc/passwd"}]}]) == set()
	findings([{"verb": "apply", "targets": [{"kind": "pods"}], "files": ["/etc/x.yaml"]}]) == set()
}

test_deployments_choose if {
	count(findings([{"verb": "cat", "writes": ["/srv/a"]}])) == 1 with data.parameters.action.protected_paths as ["/srv/"]
}

test_says_all_about_itself if {
	protected_file.about.title == "File of the system"
	object.remove(protected_file.about.custom, ["examples", "parameters", "approvers", "remedy", "controls"]) == {"id": "ACT-PROTECTED-FILE", "severity": "critical", "effect": "deny", "retryable": true}
	protected_file.about.custom.remedy == "Write to the working directory"
}

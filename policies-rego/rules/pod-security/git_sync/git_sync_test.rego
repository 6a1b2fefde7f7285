package rules.git_sync_test

import data.rules.git_sync

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := git_sync.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/git-sync/git-sync:v4.2.1", "env": [{"name": "GITSYNC_GIT", "value": "payload/run"}]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/env/0", "message": "container `app` sets `GITSYNC_GIT`, the program that git-sync runs", "resource": 0, "subject": "Pod/web"},
	}
}

test_the_good_example_passes if {
	findings := git_sync.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/git-sync/git-sync:v4.2.1", "env": [{"name": "GITSYNC_REPO", "value": "https://git.example/web"}]}]}},
	])
	findings == set()
}

test_options_count_and_other_images_do_not if {
	findings := git_sync.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "git-sync:1", "args": ["--repo=x", "--git=a/b", "-git=c", 3, "--git-config=a"]}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.example/app:1.4.2", "env": [{"name": "GITSYNC_GIT", "value": "a"}], "args": ["--git=a"]}]}},
	])
	findings == {
		{"at": "/spec/containers/0/args/1", "message": "container `app` sets the program that git-sync runs", "resource": 0, "subject": "Pod/web"},
		{"at": "/spec/containers/0/args/2", "message": "container `app` sets the program that git-sync runs", "resource": 0, "subject": "Pod/web"},
	}
}

test_says_all_about_itself if {
	git_sync.about.title == "git-sync runs a program of the repository"
	object.remove(git_sync.about.custom, ["examples"]) == {"id": "K8S-GIT-SYNC", "domain": "pod-security", "scope": "object", "severity": "high", "remedy": "Leave the option out, so that git-sync runs the git of its image", "controls": []}
}

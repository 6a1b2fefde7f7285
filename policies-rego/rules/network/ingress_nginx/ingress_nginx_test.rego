package rules.ingress_nginx_test

import data.rules.ingress_nginx

given(manifests) := {"documents": [{"document": manifest} | some manifest in manifests]}

test_the_bad_example_is_found if {
	findings := ingress_nginx.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web", "annotations": {"nginx.ingress.kubernetes.io/server-snippet": "return 200;"}}, "spec": {"ingressClassName": "nginx", "tls": [{"hosts": ["web.example"], "secretName": "web"}], "rules": [{"host": "web.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}},
	])
	findings == {
		{"at": "/metadata/annotations/nginx.ingress.kubernetes.io~1server-snippet", "message": "annotation `nginx.ingress.kubernetes.io/server-snippet` has directives or files of nginx in it", "resource": 0, "subject": "Ingress/web", "variant": "annotation"},
		{"at": "/metadata/annotations/nginx.ingress.kubernetes.io~1server-snippet", "message": "annotation `nginx.ingress.kubernetes.io/server-snippet` is configuration of nginx", "resource": 0, "subject": "Ingress/web", "variant": "snippet"},
	}
}

test_the_good_example_passes if {
	findings := ingress_nginx.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "web", "annotations": {"nginx.ingress.kubernetes.io/rewrite-target": "/"}}, "spec": {"ingressClassName": "nginx", "tls": [{"hosts": ["web.example"], "secretName": "web"}], "rules": [{"host": "web.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}},
	])
	findings == set()
}

test_each_way_in_is_found if {
	findings := ingress_nginx.findings with input as given([
		{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a", "annotations": {"nginx.ingress.kubernetes.io/auth-url": "x_by_lua", "nginx.ingress.kubernetes.io/canary": "true", "other/server-snippet": "{}"}}, "spec": {"rules": [{"http": {"paths": [{"path": "/a"}, {"path": "/etc/nginx"}, {"path": 3}]}}, 3]}},
	])
	findings == {
		{"at": "/metadata/annotations/nginx.ingress.kubernetes.io~1auth-url", "message": "annotation `nginx.ingress.kubernetes.io/auth-url` has directives or files of nginx in it", "resource": 0, "subject": "Ingress/a", "variant": "annotation"},
		{"at": "/spec/rules/0/http/paths/1/path", "message": "a path has directives or files of nginx in it", "resource": 0, "subject": "Ingress/a", "variant": "path"},
	}
}

paths(values) := {finding.at |
	ingress := {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a"}, "spec": {"rules": [{"http": {"paths": [{"path": value} | some value in values]}}]}}
	some finding in ingress_nginx.findings with input as given([ingress])
	finding.variant == "path"
}

test_each_directive_and_file_is_found_in_a_path if {
	bad := [
		"/x_by_lua_block", "/a ALIAS /etc", "/a root /srv", "/etc/passwd", "/etc/shadow", "/etc/group", "/etc/nginx/nginx.conf",
		"/etc/ingress-controller", "/etc/kubernetes", "/var/run/secrets/kubernetes.io", "/var/run/kubernetes", "/root", "/root/.ssh",
		"/a;", "/a{", "/a}", "/a{2}{b}", "/a{,3}",
	]
	every path in bad {
		paths([path]) == {"/spec/rules/0/http/paths/0/path"}
	}
}

# Names that only hold such words are names, and quantifiers of regular expressions are no blocks.
test_what_looks_like_a_directive_is_none if {
	paths(["/aliases", "/root-cause", "/rooted", "/etcd", "/etc/hosts", "/root_", "/a.root"]) == set()
	paths(["/[a-z]{2}", "/[0-9]{1,3}/x", "/v{3,}", "/(a|b){12}$"]) == set()
}

test_directives_are_found_in_annotations if {
	ingress := {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "a", "annotations": {"nginx.ingress.kubernetes.io/rewrite-target": "/x alias /y", "nginx.ingress.kubernetes.io/app-root": "/aliases"}}}
	found := {finding.at | some finding in ingress_nginx.findings with input as given([ingress])}
	found == {"/metadata/annotations/nginx.ingress.kubernetes.io~1rewrite-target"}
}

test_settings_forbid_snippets if {
	findings := ingress_nginx.findings with input as given([
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"allow-snippet-annotations": "true"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "b"}, "data": {"allow-snippet-annotations": "false"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "ingress-nginx-controller"}, "data": {}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "nginx-configuration"}, "data": {"allow-snippet-annotations": "false"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"x": "y"}},
	])
	findings == {
		{"at": "/data", "message": "the settings of ingress-nginx do not forbid snippets", "resource": 2, "subject": "ConfigMap/ingress-nginx-controller", "variant": "allowed"},
		{"at": "/data/allow-snippet-annotations", "message": "the settings of ingress-nginx do not forbid snippets", "resource": 0, "subject": "ConfigMap/a", "variant": "allowed"},
	}
}

test_releases_are_compared if {
	findings := ingress_nginx.findings with input as given([
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v1.0.0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v1.0.1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v0.49.0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v0.49.1"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v0.51.0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:latest"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.25.0"}]}},
		{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app", "image": "nginx:1.27"}]}},
	])
	findings == {
		{"at": "/spec/containers/0/image", "message": "container `app` is a release of ingress-nginx in which snippets cannot be forbidden", "resource": 0, "subject": "Pod/web", "variant": "release"},
		{"at": "/spec/containers/0/image", "message": "container `app` is a release of ingress-nginx in which snippets cannot be forbidden", "resource": 2, "subject": "Pod/web", "variant": "release"},
		{"at": "/spec/containers/0/image", "message": "container `app` is a release of ingress-nginx in which snippets cannot be forbidden", "resource": 7, "subject": "Pod/web", "variant": "release"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 0, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 1, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 2, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 3, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 4, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 5, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 6, "subject": "Pod/web", "variant": "retired"},
		{"at": "/spec/containers/0/image", "message": "container `app` is ingress-nginx, which is retired", "resource": 7, "subject": "Pod/web", "variant": "retired"},
	}
}

test_says_all_about_itself if {
	ingress_nginx.about.title == "ingress-nginx configured by whoever writes an Ingress"
	object.remove(ingress_nginx.about.custom, ["examples"]) == {"id": "K8S-INGRESS-NGINX", "domain": "network", "scope": "object", "severity": "high", "remedy": "Set allow-snippet-annotations to false, take snippets out, and move to a controller that is maintained", "controls": [], "variants": {"snippet": {"title": "Snippet of nginx in an Ingress"}, "annotation": {"title": "Directives of nginx in an annotation"}, "path": {"title": "Directives of nginx in a path"}, "allowed": {"title": "Snippets of nginx allowed"}, "release": {"title": "ingress-nginx in a release without the fix"}, "retired": {"title": "ingress-nginx, which is retired", "severity": "medium"}}, "kinds": [{"group": "networking.k8s.io", "kind": "Ingress"}, {"group": "extensions", "kind": "Ingress"}, {"group": "", "kind": "ConfigMap"}]}
}

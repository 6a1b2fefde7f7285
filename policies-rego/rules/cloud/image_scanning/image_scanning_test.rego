package rules.image_scanning_test

import data.rules.image_scanning

judged(documents) := found if found := image_scanning.findings with input as {"documents": [{"document": document} | some document in documents]}

asked(documents) := found if found := image_scanning.findings with input as {"documents": documents}

test_what_is_found if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "DescribeRepositories", "metadata": {"name": "shop"}, "data": {"Repositories": [{"RepositoryName": "shop", "ImageScanningConfiguration": {"ScanOnPush": false}}]}}]) == {{"at": "/data/Repositories/0/ImageScanningConfiguration/ScanOnPush", "message": "images are not scanned when they are pushed", "resource": 0, "subject": "DescribeRepositories/shop"}}
	judged([{"apiVersion": "cloud.example/v1", "kind": "CloudObject", "resource": {"RepositoryArn": "arn", "ImageScanningConfiguration": {"ScanOnPush": false}}}]) == {{"at": "/resource/ImageScanningConfiguration/ScanOnPush", "message": "images are not scanned when they are pushed", "resource": 0, "subject": "CloudObject/(unnamed)"}}
	asked([{"document": {"repositories": [{"imageScanningConfiguration": {"scanOnPush": true}}, {"imageScanningConfiguration": {"scanOnPush": false}}]}, "input_kind": "cloud-describe", "type": "ecr", "address": "c"}]) == {{"at": "/repositories/1/imageScanningConfiguration/scanOnPush", "message": "images are not scanned when they are pushed", "resource": 0, "subject": "ecr/c"}}
}

test_what_passes if {
	judged([{"apiVersion": "eks.amazonaws.com/v1", "kind": "DescribeRepositories", "metadata": {"name": "shop"}, "data": {"Repositories": [{"RepositoryName": "shop", "ImageScanningConfiguration": {"ScanOnPush": true}}]}}]) == set()
	judged([{"apiVersion": "cloud.example/v1", "kind": "CloudObject", "resource": {"RepositoryArn": "arn", "ImageScanningConfiguration": {"ScanOnPush": true}}}]) == set()
	judged([{"apiVersion": "cloud.example/v1", "kind": "CloudObject", "resource": {"Cluster": {}}}]) == set()
}

test_says_all_about_itself if {
	image_scanning.about.title == "Registry does not scan images"
	object.remove(image_scanning.about.custom, ["examples", "parameters"]) == {"id": "CLOUD-IMAGE-SCANNING", "domain": "cloud", "scope": "object", "severity": "medium", "remedy": "Set imageScanningConfiguration.scanOnPush to true", "controls": [{"framework": "HIPAA", "id": "164.308(a)(5)(ii)(B)"}], "kinds": [{"group": "eks.amazonaws.com", "kind": "DescribeRepositories"}, {"group": "*", "kind": "CloudObject"}, {"input_kind": "cloud-describe", "type": "ecr"}]}
}

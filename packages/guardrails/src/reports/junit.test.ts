// JUnit's XML, read by a strict parser.
import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { fullReport, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
import { junit } from "./junit.js";

type Element = { readonly name: string; readonly attributes: Record<string, string>; text: string };

/** @throws for what is not well formed. */
function elementsOf(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return elements;
}

it("has a suite for each file, a case for each finding and each clean document", () => {
  expect(textOf(junit.write(sampleReport()))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="palisade" tests="4" failures="2" errors="0" skipped="0" time="0">
      <testsuite name="deploy/settings.yaml" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase name="ConfigMap/settings" classname="deploy/settings.yaml" file="deploy/settings.yaml" line="1" time="0"/>
      </testsuite>
      <testsuite name="deploy/web.yaml" tests="3" failures="2" errors="0" skipped="0" time="0">
        <testcase name="K8S-PRIVILEGED shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <failure message="container \`app\` runs privileged" type="critical">critical: Privileged container
    at: deploy/web.yaml:11:13
    fix: Set securityContext.privileged to false
    controls: CIS-Kubernetes-1.12 5.2.2; PSS baseline</failure>
        </testcase>
        <testcase name="K8S-IMAGE-TAG shop/Deployment/web /spec/template/spec/containers/1/image" classname="deploy/web.yaml" file="deploy/web.yaml" line="12" time="0">
          <failure message="container \`side car\` runs image \`nginx:latest\`, whose tag moves" type="medium">medium: Image that moves
    at: deploy/web.yaml:12:30
    fix: Name the image by its digest</failure>
        </testcase>
        <testcase name="K8S-IMAGE-TAG shop/Deployment/web /spec/template/spec/containers/0/image" classname="deploy/web.yaml" file="deploy/web.yaml" line="9" time="0">
          <system-out>container \`app\` runs image \`nginx\` without a digest
    low: Image that moves
    at: deploy/web.yaml:9:11
    fix: Name the image by its digest</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

it("has an error for what was not judged", () => {
  const place = { file: "a.yaml", line: 2, column: 1 };
  const problems = [
    { message: "unknown kind `Pd`", place },
    { code: "nothing_judged", message: "nothing" },
  ];
  const elements = elementsOf(textOf(junit.write(sampleReport({ problems }))));
  expect(elements[0]?.attributes).toMatchObject({ tests: "6", failures: "2", errors: "2", skipped: "0" });
  const errors = elements.filter(({ name }) => name === "error").map(({ attributes }) => attributes);
  expect(errors).toEqual([
    { message: "unknown kind `Pd`", type: "unreadable" },
    { message: "nothing", type: "nothing_judged" },
  ]);
});

it("has no two cases of one name, since build servers take them for one", () => {
  const cases = elementsOf(textOf(junit.write(sampleReport()))).filter(({ name }) => name === "testcase");
  const names = cases.map(({ attributes }) => `${attributes["classname"]} ${attributes["name"]}`);
  expect(new Set(names).size).toBe(4);
});

it("is well formed with hostile names, and they are text", () => {
  const xml = textOf(junit.write(hostileReport()));
  const elements = elementsOf(xml);
  expect(new Set(elements.map(({ name }) => name))).toEqual(
    new Set(["testsuites", "testsuite", "testcase", "failure", "error"]),
  );
  expect(elements.find(({ name }) => name === "failure")?.attributes["message"]).toContain(
    "<script>alert(1)</script>]]>",
  );
  expect(xml.replaceAll(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(xml).not.toMatch(/^\s*::|##\[/m);
});

it("skips what does not count, and has a suite of its own for what is of no file", () => {
  expect(textOf(junit.write(fullReport()))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="palisade" tests="13" failures="2" errors="2" skipped="4" time="0">
      <testsuite name="deploy/settings.yaml" tests="2" failures="0" errors="0" skipped="0" time="0">
        <testcase name="shop/Secret" classname="deploy/settings.yaml" file="deploy/settings.yaml" line="3" time="0"/>
        <testcase name="K8S-HOST-PATH" classname="deploy/settings.yaml" file="deploy/settings.yaml" line="1" time="0">
          <system-out>volume \`logs\` is a path of the node
    medium: Path of the node
    at: deploy/settings.yaml:1:1
    fix: Log to standard output
    controls: PSS baseline, restricted</system-out>
        </testcase>
      </testsuite>
      <testsuite name="deploy/web.yaml" tests="6" failures="1" errors="0" skipped="3" time="0">
        <testcase name="K8S-PRIVILEGED shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <failure message="container \`app\` runs privileged" type="critical">critical: Privileged container
    at: deploy/web.yaml:11:13
    fix: Set securityContext.privileged to false
    controls: CIS-Kubernetes-1.12 5.2.2; PSS baseline</failure>
        </testcase>
        <testcase name="K8S-PRIVILEGED shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <skipped message="excepted by EXC-1 of team-a until 2027-03-31: moves in March (container \`side car\` runs privileged)"></skipped>
        </testcase>
        <testcase name="K8S-PRIVILEGED shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <skipped message="excepted (container \`init\` runs privileged)"></skipped>
        </testcase>
        <testcase name="K8S-PRIVILEGED shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <skipped message="in the baseline (container \`old\` runs privileged)"></skipped>
        </testcase>
        <testcase name="K8S-IMAGE-TAG shop/Deployment/web /spec/template/spec/containers/0/image" classname="deploy/web.yaml" file="deploy/web.yaml" line="9" time="0">
          <system-out>image \`nginx\` moves
    medium: Image that moves
    at: deploy/web.yaml:9:11
    fix: Name the image by its digest</system-out>
        </testcase>
        <testcase name="K8S-HOST-PATH shop/Deployment/web /spec/template/spec/containers/0/securityContext/privileged" classname="deploy/web.yaml" file="deploy/web.yaml" line="11" time="0">
          <system-out>volume \`new\` is a path of the node
    high: Path of the node
    at: deploy/web.yaml:11:13
    fix: Use a volume claim
    controls: PSS restricted</system-out>
        </testcase>
      </testsuite>
      <testsuite name="/elsewhere/pods.yaml" tests="2" failures="1" errors="0" skipped="1" time="0">
        <testcase name="K8S-HOST-PATH shop/List /items/1/spec/hostPID" classname="/elsewhere/pods.yaml" file="/elsewhere/pods.yaml" line="4" time="0">
          <failure message="volume \`data\` is a path of the node" type="high">high: Path of the node
    at: /elsewhere/pods.yaml:4:76
    fix: Use a volume claim
    controls: PSS restricted</failure>
        </testcase>
        <testcase name="K8S-HOST-PATH Pod/first /items/0" classname="/elsewhere/pods.yaml" file="/elsewhere/pods.yaml" line="3" time="0">
          <skipped message="not applicable (volume \`data\` is a path of the node)"></skipped>
        </testcase>
      </testsuite>
      <testsuite name="palisade" tests="2" failures="0" errors="1" skipped="0" time="0">
        <testcase name="K8S-IMAGE-TAG Cluster/main" classname="palisade" file="palisade" time="0">
          <system-out>no image is signed
    low: Image that moves
    fix: Name the image by its digest</system-out>
        </testcase>
        <testcase name="nothing_judged" classname="palisade" file="palisade" time="0">
          <error message="nothing was judged" type="nothing_judged"></error>
        </testcase>
      </testsuite>
      <testsuite name="a.yaml" tests="1" failures="0" errors="1" skipped="0" time="0">
        <testcase name="unreadable 2:1" classname="a.yaml" file="a.yaml" line="2" time="0">
          <error message="unknown kind \`Pd\`" type="unreadable"></error>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

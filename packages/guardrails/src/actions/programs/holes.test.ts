// Ways to have a program do more than it seems to, and what looks like it and is honest.
import { describe, expect, it } from "vitest";
import { readLine } from "../shell/read-line.js";

const read = (line: string) => readLine(line, { at: "/command", surroundings: {} });
const kindsOf = (line: string): readonly string[] => read(line).unread.map(({ kind }) => kind);

describe("a program in awk, a script of sed", () => {
  it.each([
    `awk '/"/{system("x")}' f`,
    `awk '/[/"]/ {system("x")}' f`,
    `awk '{print 1/2;system(x)/1}' f`,
    `awk '# "\n{system("x")}' f`,
    `awk '{print /;/ > "f"}' f`,
    `awk -e'BEGIN{system("x")}' f`,
    `awk -e '{print}' -e 'BEGIN{system("x")}' f`,
    `awk --source='BEGIN{system("x")}' f`,
    `awk --sou='BEGIN{system("x")}' f`,
    `awk -f x.awk f`,
    `awk 'BEGIN{f="sys" "tem"; @f("x")}'`,
    `sed -e'1e x' p`,
    `sed --expression='1e x' p`,
    `sed --expr='1e x' p`,
    `sed -e p -e 'w f' p`,
    `sed --in s/a/b/ p`,
  ])("%s is not read", (line) => {
    expect(kindsOf(line)).toEqual(["runs-text"]);
  });

  it.each([
    `awk -F: '{print $1}' f`,
    `awk -F , -v n=1 '$3 > 80 {print $1 "/" $2}' f`,
    `awk '/error|warn/ {print $0}' f`,
    `awk 'NR > 1 { print $1 / 1024 " Mi" }'`,
    `sed -e s/a/b/ -e s/c/d/ f`,
    `sed -n -e '1,5p' f`,
    `sed -nE 's/(a)/b/p' f`,
  ])("%s is", (line) => {
    expect(read(line)).toMatchObject({ unread: [], operations: [{ verb: "read" }] });
  });

  it.each([`sed -ni s/a/b/ f`, `sed -i.bak s/a/b/ f`, `sed --in-place s/a/b/ f`])("%s edits", (line) => {
    expect(read(line)).toMatchObject({ unread: [], operations: [{ verb: "edit", writes: ["f"] }] });
  });
});

describe("flags that run something", () => {
  it.each([
    "tar --checkpoint-act=exec=x --checkpoint=1 -tf a",
    "tar tf a --use-compress-prog=/tmp/x",
    "tar -tIx -f a",
    "sort --compress-prog=sh f",
    "less '+!x' f",
    "man -P x ls",
    "man --pag=x ls",
    "bat --pager=x f",
    "yq --inpl '.a = 1' f",
    "hash -p /tmp/x ls",
    "kustomize build --enable-helm .",
    `opa eval 'http.send({})'`,
  ])("%s is refused", (line) => {
    expect(kindsOf(line)).toEqual(["unknown-flag"]);
  });

  it.each([
    ["sort --out=/etc/hosts f", "/etc/hosts"],
    ["sort -uo x f", "x"],
    ["shuf -o x f", "x"],
    ["tree -o x", "x"],
    ["mv -t d x/a", "d/a"],
    ["cp --target=d a", "d/a"],
  ])("%s writes", (line, file) => {
    expect(read(line)).toMatchObject({ unread: [], operations: [{ writes: [file] }] });
  });
});

describe("a command that begins like one that reads", () => {
  it.each([
    "docker exec db sh -c 'rm -rf /data' --help",
    "minikube ssh -- rm -rf /data --help",
    "git branch -M main",
    "git branch new",
    "git remote set-url origin https://x.example",
    "git reflog expire --expire=now --all",
  ])("%s is not read", (line) => {
    expect(kindsOf(line)).toEqual(["unknown-verb"]);
  });

  it.each([
    "git branch -vv",
    "git branch --contains abc",
    "git branch --list 'v*'",
    "git remote -v",
    "git tag",
    "git tag -l 'v*'",
    "git reflog -n 5",
    "git stash list",
    "kubeadm certs check-expiration",
    "dmesg",
    "npm ls",
  ])("%s reads", (line) => {
    expect(read(line)).toMatchObject({ unread: [], operations: [{ verb: "read" }] });
  });
});

describe("words of find that are known only when it runs", () => {
  it.each(["echo '. -delete' | xargs find", "find . $ARGS"])("%s is not read", (line) => {
    expect(kindsOf(line)).toEqual(["dynamic"]);
  });
});

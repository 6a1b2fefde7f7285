// Values that a text says are secret are found whatever they look like; what only refers to one is left.
import { expect, it } from "vitest";
import { assignedSecrets } from "./assigned-secrets.js";

const found = (text: string) => assignedSecrets(text).map(({ start, end }) => text.slice(start, end));

it.each<[string, string]>([
  ["mysql --password=sunshine shop", "sunshine"],
  ["mysqldump --password sunshine shop", "sunshine"],
  ["app --db-password 'sun shine' x", "sun shine"],
  ['app --token="a b" x', "a b"],
  ["MYSQL_PWD=sunshine mysql", "sunshine"],
  ["docker run -e DB_PASSWORD=sunshine app", "sunshine"],
  ["kubectl create secret generic db --from-literal=password=sunshine", "sunshine"],
  ["curl -d 'user=ana&password=sunshine'", "sunshine"],
  ["a; export API_KEY=sunshine; b", "sunshine"],
])("%s", (text, value) => {
  expect(found(text)).toEqual([value]);
});

it.each([
  "mysql --password=$PASSWORD shop",
  "mysql --password ${PASSWORD} shop",
  "mysql --password --user ana",
  "mysql -p shop",
  "the password is set by an operator",
  "password policy: none",
  "next-token=3",
  "pageToken=3",
  "",
])("nothing in %j", (text) => {
  expect(found(text)).toEqual([]);
});

it("several, each once", () => {
  expect(found("A_TOKEN=one B_TOKEN=two --secret three")).toEqual(["one", "two", "three"]);
});

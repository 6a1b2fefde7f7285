// A key is sent to an encrypted host, or stays on this machine.
import { expect, it } from "vitest";
import { readBaseUrl } from "./base-url.js";

it.each([
  ["https://api.spectrocloud.com", "https://api.spectrocloud.com"],
  ["https://palette.example:8443/", "https://palette.example:8443"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["http://[::1]:3000", "http://[::1]:3000"],
])("%s is %s", (given, origin) => {
  expect(readBaseUrl(given)).toBe(origin);
});

it.each([
  ["api.spectrocloud.com", "is no URL"],
  ["http://api.spectrocloud.com", "must begin with https:// (http:// is for this machine alone)"],
  ["http://localhost.evil.example", "must begin with https:// (http:// is for this machine alone)"],
  ["ftp://localhost", "must begin with https:// (http:// is for this machine alone)"],
  ["https://user:secret@palette.example", "must not carry credentials"],
  ["https://palette.example/v1", "must end with its host"],
  ["https://palette.example?key=1", "must end with its host"],
])("%s is refused", (given, why) => {
  expect(() => readBaseUrl(given)).toThrow(
    expect.objectContaining({ code: "invalid_options", message: `the address of Palette ${why}` }),
  );
});

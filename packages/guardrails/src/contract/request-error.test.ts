// Refusals of requests name the place, and quote no more than a message can bear.
import { expect, it } from "vitest";
import { RequestError, shortened } from "./request-error.js";

it("names the place, cut after 200 characters", () => {
  const place = `/${"x".repeat(199)}`;
  expect(new RequestError("is empty", "")).toMatchObject({
    name: "RequestError",
    message: "is empty",
    place: "",
    code: "invalid_request",
  });
  expect(new RequestError("is empty", place, "limit_exceeded")).toMatchObject({
    message: `is empty at \`${place}\``,
    code: "limit_exceeded",
  });
  expect(new RequestError("is empty", `${place}y`)).toMatchObject({
    message: `is empty at \`${place}…\``,
    place: `${place}y`,
  });
});

it("cuts texts that are longer, and halves no character", () => {
  expect(shortened("abc", 3)).toBe("abc");
  expect(shortened("abcd", 3)).toBe("abc…");
  expect(shortened("ab\u{1f600}", 3)).toBe("ab\ufffd…");
});

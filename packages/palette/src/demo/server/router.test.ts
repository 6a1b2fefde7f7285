import { describe, expect, it } from "vitest";
import type { Operation } from "./operation.js";
import { Refusal } from "./refusal.js";
import { findRoute } from "./router.js";

const operation = (method: Operation["method"], path: string): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  scope: "user",
  run: () => ({ status: 200 }),
});

const operations = [
  operation("GET", "/v1/things/{uid}"),
  operation("DELETE", "/v1/things/{uid}"),
  operation("POST", "/v1/things/search"),
  operation("GET", "/v1/things/{uid}/parts/{part}"),
  operation("GET", "/v1/{kind}/all"),
];

describe("findRoute", () => {
  it.each([
    ["GET", "/v1/things/7", "GET /v1/things/{uid}", { uid: "7" }],
    ["POST", "/v1/things/search", "POST /v1/things/search", {}],
    ["GET", "/v1/things/7/parts/a%20b", "GET /v1/things/{uid}/parts/{part}", { uid: "7", part: "a b" }],
    ["GET", "/v1/others/all", "GET /v1/{kind}/all", { kind: "others" }],
    ["GET", "/v1/things/__proto__", "GET /v1/things/{uid}", { uid: "__proto__" }],
    ["GET", "/v1/things/%E0%A4%A", "GET /v1/things/{uid}", { uid: "%E0%A4%A" }],
  ])("%s %s", (method, path, id, params) => {
    const route = findRoute(operations, method, path);
    expect(route instanceof Refusal ? route : { id: route.operation.id, params: route.params }).toEqual({
      id,
      params,
    });
  });

  it.each([
    ["PATCH", "/v1/things/7", 405, "method PATCH is not allowed, but [DELETE,GET] are"],
    ["GET", "/v1/things/search", 405, "method GET is not allowed, but [POST] are"],
    ["GET", "/v1/things/", 404, "path /v1/things/ was not found"],
    ["GET", "/", 404, "path / was not found"],
  ])("%s %s is refused", (method, path, status, message) => {
    expect(findRoute(operations, method, path)).toMatchObject({ status, code: status, message });
  });
});

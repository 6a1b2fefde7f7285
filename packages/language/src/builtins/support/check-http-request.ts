// The keys that a request of `http.send` may and must have.
import { type RegoObject, RegoSet } from "../../values/collections.js";
import { regoText } from "../../values/rego-text.js";
import { operandError } from "./operands.js";
import { difference } from "./set-operations.js";

const required = RegoSet.from(["method", "url"]);
const allowed = RegoSet.from([
  "method",
  "url",
  "body",
  "enable_redirect",
  "force_json_decode",
  "force_yaml_decode",
  "headers",
  "raw_body",
  "tls_use_system_certs",
  "tls_ca_cert",
  "tls_ca_cert_file",
  "tls_ca_cert_env_variable",
  "tls_client_cert",
  "tls_client_cert_file",
  "tls_client_cert_env_variable",
  "tls_client_key",
  "tls_client_key_file",
  "tls_client_key_env_variable",
  "tls_insecure_skip_verify",
  "tls_server_name",
  "timeout",
  "cache",
  "force_cache",
  "force_cache_duration_seconds",
  "raise_error",
  "caching_mode",
  "max_retry_attempts",
  "cache_ignored_headers",
]);

/** @throws {BuiltinError} naming keys that are unknown or missing. */
export function checkHttpRequest(request: RegoObject): void {
  const keys = RegoSet.from(request.keys());
  const unknown = difference(keys, allowed);
  if (unknown.size > 0) throw operandError(1, `invalid request parameters(s): ${regoText(unknown)}`);
  const missing = difference(required, keys);
  if (missing.size > 0) {
    throw operandError(1, `missing required request parameters(s): ${regoText(missing)}`);
  }
}

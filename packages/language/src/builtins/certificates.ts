// X.509 certificates, requests for them, and private keys: read, and verified against each other.
import { t } from "../types/type.js";
import { valueFromJavaScript } from "../values/javascript.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import type { Certificate } from "./support/x509/certificate.js";
import {
  base64,
  certificateFields,
  certificateJson,
  privateKeyJson,
  requestJson,
  webKeyJson,
} from "./support/x509/certificate-json.js";
import { readCertificateRequest } from "./support/x509/certificate-request.js";
import { readChainOptions } from "./support/x509/chain-options.js";
import {
  certificatesOfText,
  keyPairOfPem,
  pemOfText,
  privateKeysOfText,
  requestBytes,
} from "./support/x509/read-pem.js";
import { type ChainOptions, verifyChain } from "./support/x509/verify-chain.js";

const jsonObject = t.object(t.string, t.any);
const jsonObjects = t.array(jsonObject);

/** The first certificate is the root, the last one the leaf. */
function verified(
  certificates: readonly Certificate[] | undefined,
  options: ChainOptions,
  withUriTexts: boolean,
): Value {
  const [root, ...others] = certificates ?? [];
  const leaf = others.pop();
  const chain = root && leaf && verifyChain(leaf, others, root, options);
  return chain === undefined
    ? [false, []]
    : [true, chain.map((certificate) => certificateJson(certificate, withUriTexts))];
}

function certificatesOrNone(text: string): readonly Certificate[] | undefined {
  try {
    return certificatesOfText(text);
  } catch (error) {
    if (error instanceof BuiltinError) return undefined;
    throw error;
  }
}

export const parseCertificates = defineBuiltin({
  name: "crypto.x509.parse_certificates",
  effort: 8,
  summary: "The certificates of a text: PEM, or base 64 of PEM or DER.",
  parameters: { certificates: t.string },
  returns: jsonObjects,
  examples: [{ rego: 'crypto.x509.parse_certificates("no certificate")' }],
  evaluate: ({ certificates }) =>
    certificatesOfText(certificates).map((certificate) => certificateJson(certificate, true)),
});

export const parseAndVerifyCertificates = defineBuiltin({
  name: "crypto.x509.parse_and_verify_certificates",
  effort: 8,
  summary:
    "Whether the last certificate of a text goes back to the first by way of the others, for authenticating a server now, and the chain from last to first.",
  parameters: { certificates: t.string },
  returns: t.tuple(t.boolean, jsonObjects),
  examples: [
    {
      rego: 'crypto.x509.parse_and_verify_certificates("no certificate")',
      result: "[false, []]",
    },
  ],
  evaluate: ({ certificates }, { now }) =>
    verified(certificatesOrNone(certificates), { dnsName: "", time: now, keyUsages: [] }, true),
});

export const parseAndVerifyCertificatesWithOptions = defineBuiltin({
  name: "crypto.x509.parse_and_verify_certificates_with_options",
  effort: 8,
  summary:
    "As `crypto.x509.parse_and_verify_certificates`, for a `DNSName`, a `CurrentTime` in nanoseconds, and `KeyUsages`.",
  parameters: { certificates: t.string, options: jsonObject },
  returns: t.tuple(t.boolean, jsonObjects),
  examples: [
    {
      rego: 'crypto.x509.parse_and_verify_certificates_with_options("no certificate", {"DNSName": "example.com"})',
      result: "[false, []]",
    },
  ],
  evaluate: ({ certificates, options }, { now }) => {
    const parsed = certificatesOrNone(certificates);
    return parsed === undefined ? [false, []] : verified(parsed, readChainOptions(options, now), false);
  },
});

export const parseCertificateRequest = defineBuiltin({
  name: "crypto.x509.parse_certificate_request",
  effort: 8,
  summary: "The request to be certified of a text: PEM, or base 64 of PEM or DER.",
  parameters: { request: t.string },
  returns: jsonObject,
  examples: [{ rego: 'crypto.x509.parse_certificate_request("no request")' }],
  evaluate: ({ request }) => requestJson(readCertificateRequest(requestBytes(request))),
});

export const parseKeyPair = defineBuiltin({
  name: "crypto.x509.parse_keypair",
  effort: 8,
  summary: "A certificate and the private key that belongs to it.",
  parameters: { certificate: t.string, key: t.string },
  returns: jsonObject,
  operands: { key: { position: 1 } },
  examples: [{ rego: 'crypto.x509.parse_keypair("no certificate", "no key")' }],
  evaluate: (values) => {
    const certificatePem = pemOfText(values.certificate, "CERTIFICATE");
    const { leaf, chain, key } = keyPairOfPem(certificatePem, pemOfText(values.key, "PRIVATE KEY"));
    return valueFromJavaScript({
      Certificate: chain.map(base64),
      PrivateKey: privateKeyJson(key),
      SupportedSignatureAlgorithms: null,
      OCSPStaple: null,
      SignedCertificateTimestamps: null,
      Leaf: certificateFields(leaf),
    });
  },
});

export const parseRsaPrivateKey = defineBuiltin({
  name: "crypto.x509.parse_rsa_private_key",
  effort: 8,
  summary: "The first private key of a text, as a JSON Web Key; RSA's and those of elliptic curves.",
  parameters: { key: t.string },
  returns: jsonObject,
  examples: [{ rego: 'crypto.x509.parse_rsa_private_key("no key")' }],
  evaluate: ({ key: text }) => {
    if (text === "") throw new BuiltinError("input PEM data was empty");
    const pem = text.startsWith("-----BEGIN") ? text : pemOfText(text, "");
    const [key] = privateKeysOfText(pem);
    return key === undefined ? null : valueFromJavaScript(webKeyJson(key));
  },
});

export const parsePrivateKeys = defineBuiltin({
  name: "crypto.parse_private_keys",
  effort: 8,
  summary: "The private keys of a text in PEM; null for an empty text.",
  parameters: { keys: t.string },
  returns: jsonObjects,
  examples: [
    { rego: 'crypto.parse_private_keys("")', result: "null" },
    { rego: 'crypto.parse_private_keys("no key")', result: "[]" },
  ],
  evaluate: ({ keys }) =>
    keys === "" ? null : valueFromJavaScript(privateKeysOfText(keys).map(privateKeyJson)),
});

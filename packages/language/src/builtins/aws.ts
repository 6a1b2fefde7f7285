// Requests to Amazon's services, signed.
import { t } from "../types/type.js";
import { defineBuiltin } from "./define-builtin.js";
import { asMachineInteger, operandError } from "./support/operands.js";
import { signAwsRequest } from "./support/sign-aws-request.js";

export const signRequest = defineBuiltin({
  name: "providers.aws.sign_req",
  effort: 8,
  summary: "A request with the headers of AWS Signature Version 4, made at a time in nanoseconds.",
  parameters: {
    request: t.object(t.string, t.any),
    configuration: t.object(t.string, t.any),
    time: t.number,
  },
  returns: t.object(t.any, t.any),
  operands: { configuration: { position: 1 }, time: { position: 1 } },
  examples: [
    {
      rego: 'count(providers.aws.sign_req({"method": "get", "url": "https://example.com"}, {"aws_access_key": "a", "aws_secret_access_key": "b", "aws_service": "ec2", "aws_region": "eu-west-1"}, 0))',
      result: "3",
    },
  ],
  evaluate: ({ request, configuration, time }) => {
    const nanoseconds = asMachineInteger(time);
    if (nanoseconds === undefined) {
      throw operandError(3, "could not convert time_ns value into a unix timestamp");
    }
    return signAwsRequest(request, configuration, nanoseconds);
  },
});

// What else there is to know of one cluster: certificates, variables, cost, repaves.
import { z } from "zod";
import { costSchema } from "./cluster-summary.js";
import { count, flag, given, list, text, time } from "./fields.js";
import { looseMetaSchema } from "./object-meta.js";
import { packRefSchema } from "./packs-of-clusters.js";

export const certificatesSchema = z.object({
  machineCertificates: list(
    z.object({
      name: text,
      certificateAuthorities: list(
        z.object({
          name: text,
          expiry: time,
          certificates: list(z.object({ name: text, expiry: time })),
        }),
      ),
    }),
  ),
});

/** What stands in for a sensitive value, which is never kept. */
const hidden = "[sensitive]";

const variableFields = {
  name: z.string(),
  displayName: text,
  description: text,
  format: text,
  regex: text,
  required: flag,
  immutable: flag,
  hidden: flag,
  isSensitive: flag,
  defaultValue: text,
};

type Variable = {
  readonly isSensitive?: boolean | undefined;
  defaultValue?: string | undefined;
  value?: string | undefined;
};

const withoutSecrets = <V extends Variable>(variable: V): V => {
  if (variable.isSensitive !== true) return variable;
  const { value, defaultValue } = variable;
  return {
    ...variable,
    ...(value === undefined ? {} : { value: hidden }),
    ...(defaultValue === undefined ? {} : { defaultValue: hidden }),
  };
};

/** A variable that a profile declares. */
export const profileVariableSchema = z.object(variableFields).transform((each) => withoutSecrets(each));

/** By profile, with the values that the cluster uses; the value of a sensitive one is `[sensitive]`. */
export const clusterVariablesSchema = z.array(
  z.object({
    profileUid: z.string(),
    variables: list(z.object({ ...variableFields, value: text }).transform((each) => withoutSecrets(each))),
  }),
);

export const profileVariablesSchema = z.object({ variables: list(profileVariableSchema) });

export const clusterCostSchema = z.object({
  startTime: time,
  endTime: time,
  /** Minutes. */
  period: count,
  cluster: given(
    z.object({
      name: text,
      uid: text,
      cost: given(costSchema),
      cloud: given(
        z.object({
          cost: given(costSchema),
          data: list(z.object({ timestamp: count, compute: count, storage: count, total: count })),
        }),
      ),
    }),
  ),
});

export const repaveReasonSchema = z.object({
  code: text,
  message: text,
  pack: given(
    z.object({
      current: given(packRefSchema),
      target: given(packRefSchema),
      diffConfigKeys: list(z.string()),
    }),
  ),
});

/** The nodes that a change would replace, waiting for approval or approved. */
export const repaveSchema = z.object({
  metadata: looseMetaSchema,
  spec: given(z.object({ reasons: list(repaveReasonSchema), source: text, spectroClusterUid: text })),
  status: given(z.object({ state: text, message: text, repaveTransitionTime: time })),
});

export const repaveValidationSchema = z.object({
  /** Always said by Palette: an answer without it is none. */
  isRepaveRequired: z.boolean(),
  reasons: list(repaveReasonSchema),
});

const resultsSchema = given(
  z.object({
    results: list(
      z.object({ name: text, displayName: text, errors: list(z.object({ code: text, message: text })) }),
    ),
  }),
);

export const packsValidationSchema = z.object({
  machinePools: resultsSchema,
  profiles: list(z.object({ uid: text, packs: resultsSchema })),
});

export const profileValidationSchema = z.object({ packs: resultsSchema });

export type Certificates = z.output<typeof certificatesSchema>;
export type ClusterVariables = z.output<typeof clusterVariablesSchema>;
export type ClusterCost = z.output<typeof clusterCostSchema>;
export type Repave = z.output<typeof repaveSchema>;
export type RepaveValidation = z.output<typeof repaveValidationSchema>;
export type PacksValidation = z.output<typeof packsValidationSchema>;
export type ProfileValidation = z.output<typeof profileValidationSchema>;
export type ProfileVariable = z.output<typeof profileVariableSchema>;

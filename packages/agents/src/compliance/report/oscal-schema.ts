// The parts of OSCAL's assessment results, version 1.1, that reports have: written by hand from NIST's definitions.
import { z } from "zod";

const uuid = z
  .string()
  .regex(/^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/);
/** A name of XML without colons. */
const token = z.string().regex(/^[\p{L}_][\p{L}\p{N}.\-_]*$/u);
/** One line, and no blanks at its ends. */
const text = z.string().regex(/^\S(.*\S)?$/u);
const markup = z.string().min(1);
const time = z.iso.datetime({ offset: true });

const props = z
  .array(
    z.strictObject({ name: token, value: text, ns: z.url().exactOptional(), class: token.exactOptional() }),
  )
  .min(1)
  .exactOptional();

const subject = z.strictObject({ "subject-uuid": uuid, type: token, title: markup.exactOptional() });

const observation = z.strictObject({
  uuid,
  title: markup.exactOptional(),
  description: markup,
  props,
  methods: z.array(z.enum(["EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"])).min(1),
  types: z.array(token).min(1).exactOptional(),
  subjects: z.array(subject).min(1).exactOptional(),
  "relevant-evidence": z
    .array(
      z.strictObject({
        href: z.string().exactOptional(),
        description: markup,
        props,
        remarks: markup.exactOptional(),
      }),
    )
    .min(1)
    .exactOptional(),
  collected: time,
  expires: time.exactOptional(),
  remarks: markup.exactOptional(),
});

const risk = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  statement: markup,
  props,
  status: z.enum([
    "open",
    "investigating",
    "remediating",
    "deviation-requested",
    "deviation-approved",
    "closed",
  ]),
  deadline: time.exactOptional(),
  "related-observations": z
    .array(z.strictObject({ "observation-uuid": uuid }))
    .min(1)
    .exactOptional(),
});

const finding = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  props,
  target: z.strictObject({
    type: z.enum(["statement-id", "objective-id"]),
    "target-id": token,
    title: markup.exactOptional(),
    status: z.strictObject({
      state: z.enum(["satisfied", "not-satisfied"]),
      reason: z.enum(["pass", "fail", "other"]).exactOptional(),
      remarks: markup.exactOptional(),
    }),
  }),
  "related-observations": z
    .array(z.strictObject({ "observation-uuid": uuid }))
    .min(1)
    .exactOptional(),
  "related-risks": z
    .array(z.strictObject({ "risk-uuid": uuid }))
    .min(1)
    .exactOptional(),
});

const component = z.strictObject({
  uuid,
  type: text,
  title: markup,
  description: markup,
  props,
  status: z.strictObject({ state: z.enum(["under-development", "operational", "disposition", "other"]) }),
});

const result = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  start: time,
  end: time.exactOptional(),
  props,
  "local-definitions": z.strictObject({ components: z.array(component).min(1) }),
  "reviewed-controls": z.strictObject({
    "control-selections": z
      .array(z.strictObject({ "include-controls": z.array(z.strictObject({ "control-id": token })).min(1) }))
      .min(1),
  }),
  observations: z.array(observation).min(1).exactOptional(),
  risks: z.array(risk).min(1).exactOptional(),
  findings: z.array(finding).min(1).exactOptional(),
  remarks: markup.exactOptional(),
});

export const oscalSchema = z.strictObject({
  "assessment-results": z.strictObject({
    uuid,
    metadata: z.strictObject({
      title: markup,
      "last-modified": time,
      version: text,
      "oscal-version": z.string().regex(/^1\.1\.\d+$/),
      props,
      remarks: markup.exactOptional(),
    }),
    "import-ap": z.strictObject({ href: z.string().regex(/^#/), remarks: markup.exactOptional() }),
    results: z.array(result).min(1),
    "back-matter": z.strictObject({
      resources: z
        .array(z.strictObject({ uuid, title: markup.exactOptional(), description: markup.exactOptional() }))
        .min(1),
    }),
  }),
});

export type OscalResults = z.infer<typeof oscalSchema>;

// What every object of Palette says of itself.
import { z } from "zod";
import { given, text, texts, time } from "./fields.js";

const fields = {
  name: text,
  uid: text,
  labels: texts,
  annotations: texts,
  creationTimestamp: time,
  lastModifiedTimestamp: time,
  deletionTimestamp: time,
};

/** An object that was listed or got: its name and id are what everything else hangs on. */
export const objectMetaSchema = z.object({ ...fields, name: z.string(), uid: z.string() });

/** Where Palette often leaves name or id empty: events, logs, settings. */
export const looseMetaSchema = given(z.object(fields));

export const referenceSchema = z.object({ kind: text, name: text, uid: text });

export type ObjectMeta = z.output<typeof objectMetaSchema>;

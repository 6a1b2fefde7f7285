// Names of the classes of words.
import type { wordClasses } from "./word-classes.js";

export type WordClass = keyof typeof wordClasses;

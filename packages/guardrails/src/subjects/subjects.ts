// The questions that every guard knows.
import { actionSubject } from "../actions/action-subject.js";
import { configurationSubject } from "../configurations/configuration-subject.js";
import { promptSubject, responseSubject, toolResultSubject } from "../prompts/text-subjects.js";
import type { Subject } from "./define-subject.js";

/** In the order in which a conversation asks them. */
export const subjects: readonly Subject[] = [
  promptSubject,
  responseSubject,
  toolResultSubject,
  actionSubject,
  configurationSubject,
];

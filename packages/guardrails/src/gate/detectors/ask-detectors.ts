// Asks detectors about a text, all at once, each for its own time; one that gives no answer comes to what was set for that.
import { z } from "zod";
import { messageOf } from "../../caught.js";
import { type Effect, effectOfSeverity, type Severity } from "../../contract/effect.js";
import type { Finding } from "../../contract/finding.js";
import { shortened } from "../../contract/request-error.js";
import type { Detecting, Detection, Detector } from "./detector.js";
import { detectionSchema } from "./detector.js";

/** What became of one detector, as the log has it. */
export type DetectorReport = {
  readonly detector: string;
  readonly outcome: "answered" | "failed" | "timed-out";
  readonly findings: readonly Finding[];
};

/** The rule of findings that a detector gave no answer: it is enforced whatever modes say. */
export const detectorFailedRule = "DETECTOR-FAILED";

const mostDetections = 100;
const longestText = 2000;
const answerSchema = z.array(detectionSchema).max(mostDetections);

export type TextAsked = Pick<Detecting, "subject"> & {
  readonly text: string;
  /** Of whoever waits for the answer. */
  readonly signal?: AbortSignal | undefined;
};

/** Never throws. */
export function askDetectors(
  detectors: readonly Detector[],
  asked: TextAsked,
): Promise<readonly DetectorReport[]> {
  const asking = detectors.filter(({ subjects }) => subjects?.includes(asked.subject) ?? true);
  return Promise.all(asking.map((detector) => askDetector(detector, asked)));
}

async function askDetector(
  detector: Detector,
  { text, subject, signal }: TextAsked,
): Promise<DetectorReport> {
  const { name, timeoutMilliseconds: timeout = 2000, onFailure = "deny" } = detector;
  const over = new AbortController();
  const isOver = new Promise<never>((_, reject) => {
    over.signal.addEventListener("abort", () => reject(over.signal.reason as Error));
  });
  const timer = setTimeout(() => over.abort(new TimeoutError(timeout)), timeout);
  const cancel = (): void => over.abort(new Error("nobody waits for the answer any more"));
  if (signal?.aborted === true) cancel();
  signal?.addEventListener("abort", cancel);
  try {
    const answer = await Promise.race([isOver, answerOf(detector, text, { subject, signal: over.signal })]);
    return { detector: name, outcome: "answered", findings: answer.map(findingOf) };
  } catch (error) {
    const outcome = error instanceof TimeoutError ? "timed-out" : "failed";
    return { detector: name, outcome, findings: [failedFinding(name, messageOf(error), onFailure)] };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

class TimeoutError extends Error {
  override readonly name = "TimeoutError";

  constructor(milliseconds: number) {
    super(`it gave no answer within ${milliseconds} ms`);
  }
}

/** What it throws at once is no other failure than what it throws later. */
async function answerOf(detector: Detector, text: string, about: Detecting): Promise<readonly Detection[]> {
  return answerSchema.parse(await detector.detect(text, about));
}

function findingOf({ message, effect, ...detection }: Detection): Finding {
  return {
    ...detection,
    effect: effect ?? effectOfSeverity[detection.severity],
    status: "violation",
    message: shortened(message, longestText),
    at: "/text",
    controls: [],
    retryable: true,
  };
}

/** As bad as what it leads to. */
const severityOf: Readonly<Record<Effect, Severity>> = {
  deny: "high",
  require_approval: "medium",
  allow: "info",
};

function failedFinding(name: string, why: string, effect: Effect): Finding {
  return {
    rule: detectorFailedRule,
    title: "A detector gave no answer",
    severity: severityOf[effect],
    effect,
    status: "violation",
    message: shortened(`\`${name}\`: ${why}`, longestText),
    controls: [],
    retryable: true,
    remedy: "Ask again once the detector answers",
  };
}

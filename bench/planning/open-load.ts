/**
 * A process of its own that asks at a constant rate, whether or not earlier questions are answered.
 * In: messages with a window. Out: for each, latencies from the moment at which a question was due, so that waiting to be
 * sent counts as well. Not here: attackers (attacker.ts).
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";
import { ask, KNOWN_DOCUMENT } from "./ask";

export interface LoadWindow {
  readonly url: string;
  readonly durationMs: number;
  /** Known documents a second. */
  readonly rate: number;
  /** New documents a second. */
  readonly newRate: number;
}

export interface WindowLatencies {
  /** Milliseconds, in the order in which they were due. */
  readonly known: readonly number[];
  readonly planned: readonly number[];
  /** Questions without data in their answer. */
  readonly failures: number;
}

const dispatcher = new Agent({ connections: 128 });
let documents = 0;

function newDocument(): string {
  documents += 1;
  return `{ new${documents}: own_a }`;
}

async function askAtRate(
  { url, durationMs }: LoadWindow,
  rate: number,
  next: () => string,
): Promise<{ latencies: number[]; failures: number }> {
  const startedAt = performance.now();
  let failures = 0;
  const answers: Promise<number>[] = [];
  for (let index = 0; index < (rate * durationMs) / 1_000; index += 1) {
    const dueAt = startedAt + (index * 1_000) / rate;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const answered = ask(dispatcher, url, next()).then((isAnswered) => {
      if (!isAnswered) failures += 1;
      return performance.now() - dueAt;
    });
    answers.push(answered);
  }
  return { latencies: await Promise.all(answers), failures };
}

async function measure(window: LoadWindow): Promise<WindowLatencies> {
  const [known, planned] = await Promise.all([
    askAtRate(window, window.rate, () => KNOWN_DOCUMENT),
    askAtRate(window, window.newRate, newDocument),
  ]);
  return { known: known.latencies, planned: planned.latencies, failures: known.failures + planned.failures };
}

process.on("message", (window: LoadWindow) => void measure(window).then((latencies) => process.send?.(latencies)));
process.once("disconnect", () => process.exit());

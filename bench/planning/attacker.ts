/**
 * A process of its own that sends documents which cannot be planned in time, each a new one, as fast as they are refused.
 * In: messages with a window. Out: for each, how many were refused. Not here: the documents (costly-plans.ts).
 */
import { Agent } from "undici";
import { ask } from "./ask";
import { doublingDocument } from "./costly-plans";

export interface AttackWindow {
  readonly url: string;
  readonly durationMs: number;
  readonly atOnce: number;
}

const DOUBLINGS = 5;
const dispatcher = new Agent({ connections: 64 });
let attacks = 0;

async function attack({ url, durationMs, atOnce }: AttackWindow): Promise<number> {
  const end = performance.now() + durationMs;
  let refused = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      attacks += 1;
      const isAnswered = await ask(
        dispatcher,
        url,
        doublingDocument(DOUBLINGS).replace("{ root", `{ n${attacks}: root`),
      );
      if (!isAnswered) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return refused;
}

process.on("message", (window: AttackWindow) => void attack(window).then((refused) => process.send?.(refused)));
process.once("disconnect", () => process.exit());

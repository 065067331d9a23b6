/**
 * Writes a checkpoint now and again, in one process of the hub.
 * In: where. Out: how to stop; what is under way is finished first. One that fails is logged and tried again next time.
 */
import type { Logger } from "../../../../common/logger";
import { repeatedly } from "../../repeatedly";
import { type CheckpointPlace, writeCheckpoint } from "./write-checkpoint";

/** What is appended meanwhile can be rewritten without a trace by whoever may do everything in the database. */
const PERIOD_MS = 60_000;

export function keepWritingCheckpoints(place: CheckpointPlace, logger: Logger): () => Promise<void> {
  return repeatedly(async () => {
    try {
      await writeCheckpoint(place);
    } catch (error) {
      logger.error({ err: error }, "The audit's checkpoint could not be written.");
    }
  }, PERIOD_MS);
}

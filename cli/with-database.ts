/**
 * The frame of every command that works on the databases and then ends: it opens them, joins a running hub where
 * there is one, and closes them again, on Ctrl-C too.
 * In: configuration from the environment, the work. Out: what the work returns.
 */
import { HubError } from "../common/errors";
import { HUB_SETTINGS, readConfig } from "./config";
import { type HubDatabase, openHubDatabase } from "./postgres/hub-database";
import { createProgress, type Progress } from "./progress";

export interface DatabaseSession {
  readonly urls: HubDatabase["urls"];
  readonly auditUrls: HubDatabase["auditUrls"];
  readonly auditDirectory: string;
  readonly progress: Progress;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * @param work is abandoned on Ctrl-C; what it has not committed is rolled back
 * @throws INTERRUPTED on Ctrl-C, and whatever opening or the work throws
 */
export async function withDatabase<T>(work: (session: DatabaseSession) => Promise<T>): Promise<T> {
  const config = readConfig(HUB_SETTINGS);
  const progress = createProgress();
  const database = await progress.step("PostgreSQL", async (note) => {
    const opened = await openHubDatabase({ config, environment: process.env, mode: "join" });
    note(opened.place);
    return opened;
  });
  const signal = stopSignal();
  try {
    return await Promise.race([work({ ...database, progress, signal }), rejectionOf(signal)]);
  } finally {
    await database.close();
  }
}

function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void =>
    controller.abort(
      new HubError("INTERRUPTED", "Stopped; what was not committed is rolled back.", {
        remedy: "Give the same command again to go on.",
      }),
    );
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return controller.signal;
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

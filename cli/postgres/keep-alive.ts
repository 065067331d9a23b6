/**
 * Starts the embedded PostgreSQL again, on the same port, when it dies while the hub runs on it (out of memory,
 * killed by mistake): the subgraphs' pools then find it where it was.
 * In: the running server. Out: a function that ends the watch. Not here: PostgreSQL's own recovery of backends.
 */
import type { DataDirectory } from "./data-directory";
import { type EmbeddedServer, launchPostgres } from "./launch";
import { livePostmaster } from "./postmaster";

const LOOK_EVERY_MS = 1_000;

export interface Watch {
  readonly directory: DataDirectory;
  readonly server: EmbeddedServer;
  /** Told when it died and when it is back. */
  readonly onNews: (news: string) => void;
}

/** @returns ends the watch; resolves when no start is under way any more */
export function keepPostgresAlive({ directory, server, onNews }: Watch): () => Promise<void> {
  const port = Number(new URL(server.adminUrl).port);
  let starting: Promise<void> | undefined;
  const startAgain = async (): Promise<void> => {
    onNews("PostgreSQL ended; starting it again");
    try {
      await launchPostgres({ directory, port });
      onNews("PostgreSQL serves again");
    } catch (error) {
      onNews(`PostgreSQL: ${(error as Error).message}`);
    }
  };
  const timer = setInterval(() => {
    if (starting !== undefined || livePostmaster(directory.cluster) !== undefined) return;
    starting = startAgain().finally(() => (starting = undefined));
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await starting;
  };
}

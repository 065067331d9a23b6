/**
 * Work that is done now, and again a while after it ended, as long as the process has something else to live for.
 * In: work that does not throw, the pause between two rounds in milliseconds. Out: how to stop.
 */
export function repeatedly(work: () => Promise<void>, pauseMs: number): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const round = (): void => {
    underWay = work().then(() => {
      if (!isStopped) timer = setTimeout(round, pauseMs).unref();
    });
  };
  round();
  /** What is under way is finished first. */
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}

/** Lets planning give way to serving. In: a process id, 0 for this process. Not here: when. */
import { setPriority } from "node:os";

/** As `nice` counts: where they share a core, what serves requests gets thirty times as much of it. */
const PRIORITY = 15;

export function lowerPriority(pid: number): void {
  try {
    setPriority(pid, PRIORITY);
  } catch {
    // It has ended already, or the system does not allow it: it plans at the usual priority.
  }
}

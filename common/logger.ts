/**
 * Structured logs, one JSON object a line, on standard error so that standard output can be piped.
 * Messages are constant; what varies goes into fields. No query text, variables or marked values above debug.
 */
import pino from "pino";

export type Logger = pino.Logger;

/**
 * @param part which process speaks, for example `gateway` or `cisa`
 * @param level pino level; `LOG_LEVEL` of the environment by default, else `info`
 */
export function createLogger(part: string, level = process.env.LOG_LEVEL ?? "info"): Logger {
  return pino(
    { level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}

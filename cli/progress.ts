/**
 * Progress of long commands on standard error: which step, how long. A spinner on a terminal, one plain line per
 * finished step elsewhere, so that logs stay readable and standard output can be piped.
 */
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;
const NAME_WIDTH = 14;
const CLEAR_LINE = "\r\u001B[2K";

/** Where progress goes; `process.stderr`, or a recorder in tests. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /**
   * Runs one step and reports it.
   * @param work may call `note` to say what it is at; what it notes last stands beside the finished step
   */
  step<T>(name: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>;
  /** One line between steps. */
  say(text: string): void;
}

export function createProgress(stream: ProgressStream = process.stderr): Progress {
  return {
    step: (name, work) => (stream.isTTY === true ? spinningStep(stream, name, work) : plainStep(stream, name, work)),
    say: (text) => void stream.write(`${text}\n`),
  };
}

async function plainStep<T>(
  stream: ProgressStream,
  name: string,
  work: (note: (text: string) => void) => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  let detail = "";
  const result = await work((text) => (detail = text));
  stream.write(finishedLine(name, performance.now() - startedAt, detail));
  return result;
}

async function spinningStep<T>(
  stream: ProgressStream,
  name: string,
  work: (note: (text: string) => void) => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  let detail = "";
  let frame = 0;
  const draw = (): void => {
    frame += 1;
    const line = `${FRAMES[frame % FRAMES.length]} ${name.padEnd(NAME_WIDTH)} ${seconds(performance.now() - startedAt)}  ${detail}`;
    stream.write(`${CLEAR_LINE}${line.slice(0, (stream.columns ?? 80) - 1)}`);
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  try {
    const result = await work((text) => (detail = text));
    stream.write(`${CLEAR_LINE}${finishedLine(name, performance.now() - startedAt, detail)}`);
    return result;
  } catch (error) {
    stream.write(CLEAR_LINE);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function finishedLine(name: string, elapsedMs: number, detail: string): string {
  return `${`✓ ${name.padEnd(NAME_WIDTH)} ${seconds(elapsedMs)}  ${detail}`.trimEnd()}\n`;
}

/** `  1.2 s` */
export function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1).padStart(5)} s`;
}

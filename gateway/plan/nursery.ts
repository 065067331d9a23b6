/**
 * The nursery, seen from the gateway: started when the first planning process is, and again after it was lost.
 * In: what each planning process's user wants to hear. Out: planning processes. Not here: what they are told.
 */
import { type ChildProcess, fork } from "node:child_process";
import { extname, join } from "node:path";
import type { NurseryMessage, NurseryRequest } from "./nursery-messages";
import type { PlanningMessage, PlanningRequest } from "./planning-messages";

export interface PlanningChildEvents {
  readonly onMessage: (message: PlanningMessage) => void;
  /** Called once, however the process ends. */
  readonly onGone: (signal: NodeJS.Signals | null) => void;
}

/** One planning process. */
export class PlanningChild {
  /** Undefined until it runs. */
  pid: number | undefined;

  constructor(
    private readonly nursery: Nursery,
    private readonly number: number,
  ) {}

  send(request: PlanningRequest): void {
    this.nursery.tell({ to: this.number, request });
  }

  kill(): void {
    this.nursery.tell({ kill: this.number });
  }
}

interface Known extends PlanningChildEvents {
  readonly child: PlanningChild;
}

export class Nursery {
  #process: ChildProcess | undefined;
  readonly #children = new Map<number, Known>();
  #numbers = 0;
  #holds = 0;

  launch(events: PlanningChildEvents): PlanningChild {
    this.#process ??= this.#start();
    const number = (this.#numbers += 1);
    const child = new PlanningChild(this, number);
    this.#children.set(number, { ...events, child });
    this.tell({ launch: number });
    return child;
  }

  /** Keeps the gateway's process alive while a plan is under way, and not longer. */
  hold(): void {
    this.#holds += 1;
    this.#process?.ref();
    this.#process?.channel?.ref();
  }

  release(): void {
    this.#holds -= 1;
    if (this.#holds > 0) return;
    this.#process?.unref();
    this.#process?.channel?.unref();
  }

  /** Ends it, and with it every planning process. */
  close(): void {
    const { connected } = this.#process ?? {};
    if (connected === true) this.#process?.disconnect();
    this.#process = undefined;
  }

  tell(request: NurseryRequest): void {
    this.#process?.send(request, () => {
      // A message that does not arrive is followed by the event that the process has ended.
    });
  }

  #start(): ChildProcess {
    const script = join(__dirname, `planning-nursery${extname(__filename)}`);
    const started = fork(script, { env: planningEnvironment(), stdio: ["ignore", "ignore", "ignore", "ipc"] });
    const lose = (): void => {
      if (this.#process !== started) return;
      this.#process = undefined;
      // Copied first: who loses one may launch another at once.
      const numbers = [...this.#children.keys()];
      for (const number of numbers) this.#lose(number, null);
    };
    started.on("message", (message: NurseryMessage) => this.#receive(message));
    started.once("error", lose).once("exit", lose);
    if (this.#holds === 0) {
      started.unref();
      started.channel?.unref();
    }
    return started;
  }

  #receive(message: NurseryMessage): void {
    if ("launched" in message) {
      const known = this.#children.get(message.launched);
      if (known) known.child.pid = message.pid;
    } else if ("from" in message) {
      this.#children.get(message.from)?.onMessage(message.message);
    } else {
      this.#lose(message.gone, message.signal);
    }
  }

  #lose(number: number, signal: NodeJS.Signals | null): void {
    const known = this.#children.get(number);
    this.#children.delete(number);
    known?.onGone(signal);
  }
}

/** No credential of the gateway; only what Node itself needs to start. */
function planningEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS } = process.env;
  return NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS };
}

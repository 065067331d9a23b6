/**
 * One part of the hub as a child process that is started again when it dies.
 * In: script, arguments, environment. Out: its address once it serves. It keeps its port over restarts, so nobody
 * else has to learn a new address. Not here: what runs inside (run-part.ts).
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import type { PartMessage } from "./part-messages";

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** A part that served this long starts its back-off anew. */
const SETTLED_MS = 60_000;
/** A part that does not end by itself is killed. */
const STOP_LIMIT_MS = 12_000;

export interface PartSpec {
  readonly name: string;
  /** Compiled file to fork, and its arguments. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Told when the part died and when it serves again. */
  readonly onNews: (news: string) => void;
}

type State = "starting" | "serving" | "stopping";

export class SupervisedPart {
  #child: ChildProcess | undefined;
  #state: State = "starting";
  #url: URL | undefined;
  #restarts = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly spec: PartSpec) {}

  /** Where the part answers; it serves already. */
  get url(): string {
    invariant(this.#url !== undefined, "A part has an address once it has started.");
    return this.#url.href;
  }

  /** The process that runs the part; undefined while it waits to be started again. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Starts the part for the first time.
   * @throws the part's own HubError, or PART_FAILED when it ends without a word
   */
  async start(): Promise<void> {
    this.#url = new URL(await this.#launch(this.spec.env));
    this.#state = "serving";
  }

  /** Asks it to end and waits until it has; kills it after 12 s. */
  async stop(): Promise<void> {
    this.#state = "stopping";
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child?.pid === undefined) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    const limit = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
    await exited;
    clearTimeout(limit);
  }

  /** Ends it without ceremony. */
  kill(): void {
    this.#state = "stopping";
    clearTimeout(this.#timer);
    this.#child?.kill("SIGKILL");
  }

  /** @returns the part's address */
  async #launch(env: NodeJS.ProcessEnv): Promise<string> {
    const child = fork(this.spec.script, [...this.spec.args], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const startedAt = Date.now();
    this.#child = child;
    const { promise, settle } = firstWord(child, this.spec.name);
    child.on("message", (message: PartMessage) => settle(message));
    child.once("exit", (code, signal) => {
      this.#child = undefined;
      settle({ kind: "failed", code: "PART_FAILED", message: `${this.spec.name} ended while starting.` });
      if (this.#state === "serving") this.#startAgainLater(signal ?? `exit code ${code}`, Date.now() - startedAt);
    });
    return promise;
  }

  #startAgainLater(reason: string, livedMs: number): void {
    if (livedMs > SETTLED_MS) this.#restarts = 0;
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** this.#restarts, LONGEST_DELAY_MS);
    this.#restarts += 1;
    this.spec.onNews(`${this.spec.name} ended (${reason}); starting it again in ${delayMs / 1000} s`);
    this.#timer = setTimeout(() => void this.#startAgain(), delayMs);
  }

  async #startAgain(): Promise<void> {
    try {
      await this.#launch({ ...this.spec.env, PORT: this.#url?.port });
      this.spec.onNews(`${this.spec.name} serves again`);
    } catch (error) {
      this.spec.onNews(`${this.spec.name}: ${(error as Error).message}`);
    }
  }
}

/** The first thing a child says: its address, or why it failed. */
function firstWord(
  child: ChildProcess,
  name: string,
): { promise: Promise<string>; settle: (word: PartMessage) => void } {
  let settle: (word: PartMessage) => void = () => undefined;
  const promise = new Promise<string>((resolve, reject) => {
    settle = (word) => {
      if (word.kind === "ready") return resolve(word.url);
      const details = word.remedy === undefined ? {} : { remedy: word.remedy };
      reject(new HubError(word.code, word.message, details));
    };
    child.once("error", (cause) =>
      reject(new HubError("PART_FAILED", `${name} cannot be started: ${cause.message}`, { cause })),
    );
  });
  return { promise, settle };
}

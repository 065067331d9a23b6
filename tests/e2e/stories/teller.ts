/**
 * Tells a story through the gateway: somebody commands, somebody asks, days pass.
 * In: a running hub and the clock of its commands. Out: records by command; whatever is refused ends the story.
 */
import type { Answer } from "../../fixture/subgraph";
import type { TestHub } from "../../fixture/hub";

export interface Told {
  readonly id: string;
  readonly version: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- stories look into records by value
  readonly [field: string]: any;
}

const DAY_MS = 86_400_000;

export class Teller {
  #now: Date;
  #keys = 0;

  /** @param begins instant at which the stories begin, ISO 8601 */
  constructor(begins: string) {
    this.#now = new Date(begins);
  }

  hub!: TestHub;
  readonly clock = (): Date => this.#now;

  /** The instant of the story, some days from now. */
  inDays(days: number): string {
    return new Date(this.#now.getTime() + days * DAY_MS).toISOString();
  }

  pass(days: number): void {
    this.#now = new Date(this.#now.getTime() + days * DAY_MS);
  }

  /**
   * A command that is done.
   * @param who a persona, or `ROLE@office`
   * @param record whose id and version the command names, if it changes one
   */
  async by(who: string, command: string, input: object, fields = ""): Promise<Told> {
    const answer = await this.send(who, command, input, fields);
    if (answer.errors !== undefined) throw new Error(`${command} by ${who}: ${JSON.stringify(answer.errors)}`);
    return answer.data[command] as Told;
  }

  /** A command that is refused. @returns its error's code and details */
  async refused(who: string, command: string, input: object): Promise<Readonly<Record<string, unknown>>> {
    const { data, errors = [] } = await this.send(who, command, input, "");
    if (data?.[command] !== null || errors.length !== 1) throw new Error(`${command} by ${who} was not refused.`);
    return { message: errors[0]?.message, ...errors[0]?.extensions };
  }

  /** A question of the clearinghouse's coordinator, whom cases under embargo reach, answered without an error. */
  async ask(document: string, variables: object = {}): Promise<Answer["data"]> {
    const { data, errors } = await this.hub.askAs("treasury-coordinator", document, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  private async send(who: string, command: string, input: object, fields: string): Promise<Answer> {
    const type = `${command.charAt(0).toUpperCase()}${command.slice(1)}Input`;
    this.#keys += 1;
    const document = `mutation ($input: ${type}!) { ${command}(input: $input) { id version ${fields} } }`;
    return this.hub.askAs(who, document, { input: { idempotencyKey: `story-${this.#keys}-${command}`, ...input } });
  }
}

/** Names a record, as it was last read, in a command's input. */
export function at({ id, version }: Told): { id: string; expectedVersion: number } {
  return { id, expectedVersion: version };
}

/**
 * Commands as data: what a mutation is called, what it takes, who may give it, and what it changes.
 * In: definitions of the agencies. Out: `Command`s, from which mutations and documents are made.
 * The order of every command: input checked, caller known, key looked up, record found, caller permitted, version
 * compared, transition legal, own rules, writes. Not here: the mutation itself (command-resolver.ts).
 */
import { randomUUID } from "node:crypto";
import type { Class } from "../class";
import type { MarkedRecord } from "../record/marked-record";
import type { Lifecycle } from "../record/transitions";
import type { Checks } from "./checks";
import type { AnyVersionInput, CreateInput, RecordInput } from "./command-inputs";
import { assertVersion } from "./expected-version";
import { nextState } from "./next-state";
import { type Permit, assertPermitted } from "./permit";
import type { Properties, Work } from "./work";

/** A command of whatever kind, as the kit runs and documents it. */
export interface Command {
  readonly name: string;
  readonly description: string;
  /** The record that is answered. */
  readonly of: Class<MarkedRecord>;
  /** GraphQL type of the answer. */
  readonly answers: Class;
  readonly input: Class<CreateInput>;
  readonly checks: Checks | undefined;
  /** Completes "given by …". */
  readonly who: string;
  /** Actions of the type's lifecycle that it takes; `create` for a beginning. */
  readonly actions: readonly string[];
  run(work: Work, input: CreateInput): Promise<MarkedRecord>;
}

export interface Named<T, I> {
  readonly name: string;
  readonly description: string;
  readonly of: Class<T>;
  /** GraphQL type that shows the record to whoever may give the command; its class unless told. */
  readonly answers?: Class;
  readonly input: Class<I>;
  readonly checks?: Checks;
}

export interface Creation<T extends MarkedRecord, I extends CreateInput> extends Named<T, I> {
  /** Decided on the input; what depends on other records is decided in `create`. */
  readonly by: Permit<NoInfer<I>>;
  /** `case` gives `case-4f0c…`; a function gives the whole id. */
  readonly id: string | ((input: NoInfer<I>) => string);
  /** Rules, and the new record's properties. */
  readonly create: (work: Work, input: I, id: string) => Properties<T> | Promise<Properties<T>>;
  /** Further writes, which may refer to the new record. */
  readonly afterwards?: (work: Work, made: T, input: I) => Promise<void>;
  /** Word of the history; `create` unless told. */
  readonly action?: string;
}

export function creation<T extends MarkedRecord, I extends CreateInput>(definition: Creation<T, I>): Command {
  const { by, of, action = "create" } = definition;
  return {
    ...commonPart(definition),
    who: by.who,
    actions: [action],
    async run(work, given) {
      const input = given as I;
      assertPermitted(by, work.caller, input);
      const id = typeof definition.id === "string" ? `${definition.id}-${randomUUID()}` : definition.id(input);
      const properties = await definition.create(work, input, id);
      const made = await work.create(of, { ...properties, id }, action);
      await definition.afterwards?.(work, made, input);
      return made;
    },
  };
}

/** A record in hand, its input and its unit of work. */
export interface Step<T, I> {
  readonly record: T;
  readonly input: I;
  readonly work: Work;
}

export interface RecordChange<T extends MarkedRecord, I extends RecordInput | AnyVersionInput> extends Named<T, I> {
  readonly by: Permit<NoInfer<T>>;
  /** Word of the history. */
  readonly action: string;
  /** Rules, and the properties that change. */
  readonly change: (step: Step<T, I>) => Properties<T> | Promise<Properties<T>>;
  readonly afterwards?: (step: Step<T, I>) => Promise<void>;
}

/** A command that changes a record and leaves its state. */
export function recordChange<T extends MarkedRecord, I extends RecordInput | AnyVersionInput>(
  definition: RecordChange<T, I>,
): Command {
  return {
    ...commonPart(definition),
    who: definition.by.who,
    actions: [definition.action],
    async run(work, given) {
      const input = given as I;
      const record = await work.find(definition.of, input.id, definition.by);
      assertVersion(record, input);
      const changes = await definition.change({ record, input, work });
      const changed = await work.change(record, definition.action, changes);
      await definition.afterwards?.({ record: changed, input, work });
      return changed;
    },
  };
}

export type Stateful = MarkedRecord & { state: string };

export interface Transition<T extends Stateful, I extends RecordInput | AnyVersionInput> extends Named<T, I> {
  readonly by: Permit<NoInfer<T>>;
  readonly lifecycle: Lifecycle<T["state"]>;
  /** The edge; where it depends on the caller or the input, all that are possible and the choice. */
  readonly action: string | { readonly among: readonly string[]; readonly choose: (step: Step<T, I>) => string };
  /** Rules, and the properties that change beside the state. */
  readonly change?: (step: Step<T, I>) => Properties<T> | Promise<Properties<T>>;
  /** Further writes, after the record's own. */
  readonly afterwards?: (step: Step<T, I>) => Promise<void>;
}

/** A command that takes a record along an edge of its lifecycle. */
export function transition<T extends Stateful, I extends RecordInput | AnyVersionInput>(
  definition: Transition<T, I>,
): Command {
  const { action, lifecycle } = definition;
  return {
    ...commonPart(definition),
    who: definition.by.who,
    actions: typeof action === "string" ? [action] : action.among,
    async run(work, given) {
      const input = given as I;
      const record = await work.find(definition.of, input.id, definition.by);
      assertVersion(record, input);
      const step = { record, input, work };
      const edge = typeof action === "string" ? action : action.choose(step);
      const state = nextState(lifecycle, record, edge);
      const changes = { ...(await definition.change?.(step)), state } as Properties<T>;
      const moved = await work.change(record, edge, changes);
      await definition.afterwards?.({ record: moved, input, work });
      return moved;
    },
  };
}

/** What every kind of command hands on as it is. */
export function commonPart<T extends MarkedRecord, I extends CreateInput>(definition: Named<T, I>) {
  const { name, description, of, answers = of, input, checks } = definition;
  return { name, description, of: of as Class<MarkedRecord>, answers, input: input as Class<CreateInput>, checks };
}

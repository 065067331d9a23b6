/**
 * A command that takes a record along the first edge of its lifecycle, whether the record is there already or begins
 * with it: an organization joins, invited or not.
 * In: how the record is found, what changes. Out: the command. Not here: creations and transitions (command.ts).
 */
import type { Lifecycle } from "../record/transitions";
import { type Command, type Named, type Stateful, commonPart } from "./command";
import type { CreateInput } from "./command-inputs";
import { nextState } from "./next-state";
import { type Permit, assertPermitted } from "./permit";
import type { Properties, Work } from "./work";

export interface Beginning<T extends Stateful, I extends CreateInput> extends Named<T, I> {
  /** Decided on the input; what depends on other records is decided in `change`. */
  readonly by: Permit<NoInfer<I>>;
  readonly lifecycle: Lifecycle<T["state"]>;
  /** The edge; a new record takes it from the lifecycle's first state. */
  readonly action: string;
  /** The whole id of a new record. */
  readonly id: (input: NoInfer<I>) => string;
  readonly find: (work: Work, input: I) => Promise<T | undefined>;
  /** Rules, and the properties besides the state. @param existing undefined where the record begins */
  readonly change: (work: Work, input: I, existing: T | undefined) => Properties<T> | Promise<Properties<T>>;
  /** Further writes, which may refer to the record. */
  readonly afterwards?: (work: Work, made: T, input: I) => Promise<void>;
}

export function beginning<T extends Stateful, I extends CreateInput>(definition: Beginning<T, I>): Command {
  const { by, action } = definition;
  return {
    ...commonPart(definition),
    who: by.who,
    actions: [action],
    async run(work, given) {
      const input = given as I;
      assertPermitted(by, work.caller, input);
      const made = await takeFirstEdge(definition, work, input);
      await definition.afterwards?.(work, made, input);
      return made;
    },
  };
}

async function takeFirstEdge<T extends Stateful, I extends CreateInput>(
  { of, lifecycle, action, id, find, change }: Beginning<T, I>,
  work: Work,
  input: I,
): Promise<T> {
  const existing = await find(work, input);
  const from = existing ?? { id: id(input), state: lifecycle.initial };
  const state = nextState(lifecycle, from, action);
  const properties = { ...(await change(work, input, existing)), state } as Properties<T>;
  if (existing !== undefined) return work.change(existing, action, properties);
  return work.create(of, { ...properties, id: from.id }, action);
}

/**
 * Queries that are asked again by the same caller, for the same purpose, while they are being answered share the one answer.
 * Only where the operator chose so: such an answer may have been read before the request arrived, by as long as
 * requests take, so a client could miss its own mutation.
 * In: a prepared query, its variables and its caller. Out: the text of an answer. Mutations never come here.
 */
import type { Caller } from "../common/caller";
import type { VariableValues } from "./operation/coerce-variables";
import type { PreparedOperation } from "./prepared";

export interface EqualQuery {
  readonly prepared: PreparedOperation;
  readonly variables: VariableValues;
  readonly caller: Caller;
  readonly purpose: string | null;
}

export class EqualQueries {
  readonly #underWay = new Map<PreparedOperation, Map<string, Promise<string>>>();

  /** @param answer is called unless an equal query is under way */
  share({ prepared, variables, caller, purpose }: EqualQuery, answer: () => Promise<string>): Promise<string> {
    const key = JSON.stringify([caller, purpose, variables]);
    const equals = this.#underWay.get(prepared) ?? new Map<string, Promise<string>>();
    const shared = equals.get(key);
    if (shared) return shared;
    this.#underWay.set(prepared, equals);
    const own = answer().finally(() => {
      equals.delete(key);
      if (equals.size === 0) this.#underWay.delete(prepared);
    });
    equals.set(key, own);
    return own;
  }
}

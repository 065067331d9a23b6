/**
 * Compares what one caller meets in all direct ways with what the oracle says. In: a subgraph, a caller, a sort of
 * records with their facts. Out: cells of a tally.
 */
import type { TestSubgraph } from "../../fixture/subgraph";
import { CALLERS, type CallerFacts } from "../oracle/caller-facts";
import type { RecordFacts } from "../oracle/record-facts";
import { verdict } from "../oracle/verdict";
import { readDirectly } from "./direct-reads";
import type { CountedKind } from "./kinds";
import type { Tally } from "./tally";

/** Records that one request asks for, in all ways at once. */
const RECORDS_AT_ONCE = 450;
/** Each record is asked for by its id and with all its fields by every so many callers, in turn. */
const EACH_CLOSELY_BY_EVERY = 6;
/** Ways that ask for all own fields. */
const CLOSE_WAYS: ReadonlySet<string> = new Set(["reference", "node, all fields"]);

export interface Cells extends CountedKind {
  readonly subgraph: TestSubgraph;
  readonly caller: CallerFacts;
  readonly facts: readonly RecordFacts[];
}

export async function compareDirectReads(into: Tally, { subgraph, caller, kind, fields, facts }: Cells): Promise<void> {
  const turn = CALLERS.indexOf(caller);
  const known = new Map(facts.map((one) => [one.id, one]));
  for (let from = 0; from < facts.length; from += RECORDS_AT_ONCE) {
    const records = facts.slice(from, from + RECORDS_AT_ONCE);
    const readable = new Set(records.filter((one) => verdict(caller, one) === "READABLE").map(({ id }) => id));
    const closely = records.filter((_, index) => (index + turn) % EACH_CLOSELY_BY_EVERY === 0);
    const question = { kind, records, closely, turn };
    const { met, counts, errors } = await readDirectly(subgraph, caller.identity, question);
    const told = `${caller.identity} ${kind.types[0]}`;
    into.equal(0, errors.length, () => `${told}: ${errors[0]}`);
    for (const { way, of, nodes } of met) {
      const ids = new Set(nodes.map(({ id }) => id));
      into.equal(nodes.length, ids.size, () => `${told} ${way}: repeated`);
      for (const { id } of of) {
        const cell = {
          fields: CLOSE_WAYS.has(way) ? fields : 1,
          name: () => `${told} ${way} ${describeRecord(known.get(id))}`,
        };
        into.compare(readable.has(id), ids.has(id), cell);
      }
    }
    for (const { way, of, count } of counts) {
      into.equal(of.filter(({ id }) => readable.has(id)).length, count, () => `${told} ${way}`);
    }
  }
}

export function describeRecord(record: RecordFacts | undefined): string {
  if (record === undefined) return "unknown";
  const { type, id, level, compartments, dissemination, tlp, ...life } = record;
  const marks = [level, compartments.join(), dissemination.join(), tlp].filter(Boolean).join("//");
  const reasons = [life.isEmbargoed && "embargoed", life.isSealed && "sealed", life.isRemoved && "removed"];
  return `${type} ${id} (${[marks, ...reasons, life.parties.join()].filter(Boolean).join(" ")})`;
}

/**
 * The command that marks a record anew: `markVulnerabilityCase`. An officer of the agency may raise a marking; only an
 * officer of the originator, the office that made the record, lowers it. Both say why, and history keeps it.
 * In: a class, the agency's officers, further rules of the type. Out: the command. Not here: markings that follow from
 * something else, such as an embargo's.
 * Source: Executive Order 13526 sections 3.1 (declassification by the originator) and 1.6 (identification and markings).
 */
import { Field, InputType } from "type-graphql";
import { HubError } from "../../../common/errors";
import { type Marking, type MarkingLevel, TLP_LABELS, type TlpLabel, banner, dominates } from "../../../common/marking";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { Class } from "../class";
import type { MarkedRecord } from "../record/marked-record";
import { MarkingLevelEnum } from "../record/marking";
import { graphqlEnum } from "../schema/graphql-enum";
import { several, text } from "./checks";
import { type Command, commonPart } from "./command";
import { RecordInput } from "./command-inputs";
import { assertVersion } from "./expected-version";
import { type Permit, assertPermitted } from "./permit";
import type { Properties, Work } from "./work";

export interface Marked<T extends MarkedRecord> {
  readonly of: Class<T>;
  /** Whose records these are; the originator where no office made the record, but a seed or an import. */
  readonly office: SubgraphName;
  /** The agency's officers. */
  readonly by: Permit;
  /** Rules of the type's own. @throws RULE_VIOLATED */
  readonly assertMarkable?: (work: Work, record: T, marking: Marking) => Promise<void> | void;
}

interface MarkInput extends RecordInput {
  readonly level: MarkingLevel;
  readonly compartments: string[];
  readonly dissemination: string[];
  readonly tlp?: TlpLabel | null;
}

/** As banners are written: the registers of compartments and controls know nothing else. */
const WORD = text(40).refine((word) => /^[\x20-\x7e]*$/.test(word), "must be printable ASCII");
/** Of each kind. What rows ask of their readers is kept in an index, which takes 2,704 bytes. */
const WORDS = several(WORD, { fewest: 0, most: 8 });

/** CLEAR restricts as little as no label, so none says it. */
const MarkedLabelEnum = graphqlEnum(
  TLP_LABELS.filter((label) => label !== "CLEAR"),
  { name: "MarkedTlpLabel", description: "A Traffic Light Protocol label; none stands for CLEAR." },
);

export function markingCommand<T extends MarkedRecord>(definition: Marked<T>): Command {
  const { of, by } = definition;
  const named = {
    of,
    name: `mark${of.name}`,
    description: "Marks the record anew, for a reason. Only the office that made it lowers its marking.",
    input: inputOf(of.name),
    checks: { compartments: WORDS, dissemination: WORDS },
  };
  return {
    ...commonPart(named),
    who: by.who,
    actions: ["raiseMarking", "lowerMarking"],
    async run(work, given) {
      const input = given as MarkInput;
      // As a reader: whoever may not read a record does not mark it, whatever the office.
      const record = await work.find(of, input.id);
      assertPermitted(by, work.caller, record);
      assertVersion(record, input);
      return mark(definition, work, { record, input });
    },
  };
}

async function mark<T extends MarkedRecord>(
  { office, assertMarkable }: Marked<T>,
  work: Work,
  { record, input }: { readonly record: T; readonly input: MarkInput },
): Promise<T> {
  if ((input.basis ?? "") === "") {
    throw new HubError("BAD_USER_INPUT", "input.basis must say why the marking changes.", { remedy: "Give a reason." });
  }
  const { level, compartments, dissemination, tlp = null } = input;
  const marking: Marking = { level, compartments, dissemination, tlp };
  await assertMarkable?.(work, record, marking);
  const isRaised = dominates(marking, record.marking);
  if (!isRaised) await assertOriginator(work, record, office);
  const changes = {
    markingLevel: level,
    markingCompartments: compartments,
    markingDissemination: dissemination,
    markingTlp: tlp,
  };
  return work.change(record, isRaised ? "raiseMarking" : "lowerMarking", changes as Properties<T>);
}

/**
 * @param office whose the record is where no office made it
 * @throws FORBIDDEN unless the caller's office made the record
 */
export async function assertOriginator(work: Work, record: MarkedRecord, office: string): Promise<void> {
  const [first] = await work.query<{ office: string }>(
    "SELECT office FROM history WHERE record_type = $1 AND record_id = $2 ORDER BY at, id LIMIT 1",
    [record.constructor.name, record.id],
  );
  if (work.caller.office === (first?.office ?? office)) return;
  throw new HubError("FORBIDDEN", `Only the originator lowers a marking; this one stays ${banner(record.marking)}.`, {
    remedy: "Ask the office that made the record.",
  });
}

function inputOf(name: string): Class<MarkInput> {
  @InputType(`Mark${name}Input`)
  class Mark extends RecordInput {
    @Field(() => MarkingLevelEnum)
    level: MarkingLevel;

    @Field(() => [String], { defaultValue: [], description: "All of them are needed to read it." })
    compartments: string[];

    @Field(() => [String], { defaultValue: [], description: "Dissemination controls, for example NOFORN." })
    dissemination: string[];

    @Field(() => MarkedLabelEnum, { nullable: true })
    tlp?: TlpLabel | null;
  }
  return Mark;
}

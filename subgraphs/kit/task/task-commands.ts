/**
 * The commands of an agency's own tasks: plan, start, block, unblock, deliver, supersede.
 * In: the agency's task class. Out: six commands that carry the agency's name, `deliverCisaTask`.
 * Delivery is recorded on the day it happens, late or not.
 */
import { Field, ID, InputType } from "type-graphql";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { Class } from "../class";
import { day, recordId, text } from "../command/checks";
import { type Command, type Transition, creation, transition } from "../command/command";
import { CreateInput, RecordInput } from "../command/command-inputs";
import { type Permit, agencyOf } from "../command/permit";
import type { TaskRecord } from "./task";
import { DateScalar } from "../schema/scalars";
import { taskLifecycle } from "./task.transitions";

const TITLE_LENGTH = 200;

interface TaskOwner {
  readonly of: Class<TaskRecord>;
  /** The agency, as callers' offices name it. */
  readonly office: SubgraphName;
  /** For people: `the Treasury`. */
  readonly title: string;
}

/** @returns commands named after the class: `startCisaTask` */
export function taskCommands(owner: TaskOwner): readonly Command[] {
  const { of, office, title } = owner;
  const inputs = taskInputs(of.name);
  const common = { of, by: agencyOf<unknown>(`an officer of ${title}`, () => office), lifecycle: taskLifecycle };
  return [
    planCommand(common, inputs),
    transition({
      ...common,
      name: `start${of.name}`,
      description: "Begins the work.",
      input: inputs.Start,
      action: "start",
    }),
    ...blockingCommands(common, inputs),
    transition({
      ...common,
      name: `deliver${of.name}`,
      description: "Delivers the work, today: a late delivery is recorded as late.",
      input: inputs.Deliver,
      checks: { evidence: text(2_000) },
      action: "deliver",
      change: ({ input, work }) => ({ evidence: input.evidence, deliveredOn: work.today }),
    }),
    transition({
      ...common,
      name: `supersede${of.name}`,
      description: "Ends the work without delivery, since something else takes its place.",
      input: inputs.Supersede,
      action: "supersede",
    }),
  ];
}

type Inputs = ReturnType<typeof taskInputs>;
type Common = Pick<Transition<TaskRecord, RecordInput>, "of" | "lifecycle"> & { readonly by: Permit };

function planCommand({ of, by }: Common, { Plan }: Inputs): Command {
  return creation({
    name: `plan${of.name}`,
    description: "Adds a task for an obligation of the order.",
    of,
    input: Plan,
    checks: { obligation: recordId(), title: text(TITLE_LENGTH), dueOn: day().nullish() },
    by,
    id: "task",
    action: "plan",
    create: (_work, { obligation, title, dueOn = null }) => ({ obligationId: obligation, title, dueOn }),
  });
}

function blockingCommands(common: Common, inputs: Inputs): readonly Command[] {
  const { name } = common.of;
  return [
    transition({
      ...common,
      name: `block${name}`,
      description: "Notes what the work waits for.",
      input: inputs.Block,
      checks: { waitsFor: text(1_000) },
      action: "block",
      change: ({ input }) => ({ blockedBy: input.waitsFor }),
    }),
    transition({
      ...common,
      name: `unblock${name}`,
      description: "Takes the work up again.",
      input: inputs.Unblock,
      action: "unblock",
      change: () => ({ blockedBy: null }),
    }),
  ];
}

/** Input types, which carry the agency's name since each subgraph owns its own. */
function taskInputs(name: string) {
  @InputType(`Plan${name}Input`)
  class Plan extends CreateInput {
    @Field(() => ID, { description: "The obligation that the task is for." })
    obligation: string;

    @Field({ description: "What is to be delivered." })
    title: string;

    @Field(() => DateScalar, { nullable: true, description: "Last day in time; null for standing work." })
    dueOn?: string | null;
  }

  @InputType(`Start${name}Input`)
  class Start extends RecordInput {}

  @InputType(`Block${name}Input`)
  class Block extends RecordInput {
    @Field({ description: "What the work waits for." })
    waitsFor: string;
  }

  @InputType(`Unblock${name}Input`)
  class Unblock extends RecordInput {}

  @InputType(`Deliver${name}Input`)
  class Deliver extends RecordInput {
    @Field({ description: "Where the delivered result can be found." })
    evidence: string;
  }

  @InputType(`Supersede${name}Input`)
  class Supersede extends RecordInput {}

  return { Plan, Start, Block, Unblock, Deliver, Supersede };
}

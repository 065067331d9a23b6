/** A charge as commands take it: the statute, what is alleged, and when. */
import { Field, ID, InputType } from "type-graphql";
import { z } from "zod";
import { day, recordId, text } from "../../kit/command/checks";
import { DateScalar } from "../../kit/schema/scalars";

@InputType({ description: "One count." })
export class ChargeInput {
  @Field(() => ID, { description: "An existing statute, in force on the offence date." })
  statuteId: string;

  @Field({ description: "What is charged, in one sentence." })
  allegation: string;

  @Field(() => DateScalar, { description: "First day of the offence." })
  offenceOn: string;
}

const ALLEGATION_LENGTH = 1_000;

export const chargeCheck = z.object({
  statuteId: recordId(),
  allegation: text(ALLEGATION_LENGTH),
  offenceOn: day(),
});

/** An organization's answer to the invitation to an embargo. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { READERS_OF_PARTICIPANT } from "./embargo-readers";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { type EmbargoParticipantState, embargoParticipantLifecycle } from "./embargo.transitions";

export const EmbargoParticipantStateEnum = graphqlEnum(embargoParticipantLifecycle.states, {
  name: "EmbargoParticipantState",
  description: "Whether an organization agreed to an embargo.",
  values: { LAPSED: "Did not answer, or did not agree to new terms." },
});

@ObjectType({ description: "An organization's answer to the invitation to an embargo." })
@Directive('@key(fields: "id")')
@Readable(READERS_OF_PARTICIPANT)
@Entity()
export class EmbargoParticipant extends HubRecord {
  @Column("text")
  embargoId: string;

  @Column("text")
  organizationId: string;

  @Field(() => EmbargoParticipantStateEnum)
  @Column("text", { default: embargoParticipantLifecycle.initial })
  state: EmbargoParticipantState;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  invitedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it signed, declined or let it lapse." })
  @Column("timestamptz", { nullable: true })
  decidedAt: string | null;
}

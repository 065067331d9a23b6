/** The agreement that a case stays among its signatories until a patch is ready. At most one per case. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { READERS_OF_EMBARGO } from "./embargo-readers";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { EMBARGO_STATES_IN_FORCE, type EmbargoState, embargoLifecycle } from "./embargo.transitions";

export const EmbargoStateEnum = graphqlEnum(embargoLifecycle.states, {
  name: "EmbargoState",
  description: "Where an embargo stands.",
  values: {
    NONE: "Considered, but not proposed, or the proposal was rejected.",
    REVISE: "In force while new terms are discussed.",
    EXITED: "Over; the case may be spoken of.",
  },
});

@ObjectType({ description: "The agreement that a case stays among its signatories until a patch is ready." })
@Directive('@key(fields: "id")')
@Readable(READERS_OF_EMBARGO)
@Entity()
export class Embargo extends HubRecord {
  @Column("text")
  caseId: string;

  @Field(() => EmbargoStateEnum)
  @Column("text", { default: embargoLifecycle.initial })
  state: EmbargoState;

  @Field({ description: "What the signatories agree to." })
  @Column("text")
  terms: string;

  @Field(() => DateTimeScalar, { nullable: true })
  @Column("timestamptz", { nullable: true })
  proposedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it came into force." })
  @Column("timestamptz", { nullable: true })
  activeAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it is to end at the latest." })
  @Column("timestamptz", { nullable: true })
  endsAt: string | null;

  @Field(() => String, { nullable: true, description: "New terms under discussion; null unless it is being revised." })
  @Column("text", { nullable: true })
  revisedTerms: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "New end under discussion; null where it is to stay." })
  @Column("timestamptz", { nullable: true })
  revisedEndsAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended." })
  @Column("timestamptz", { nullable: true })
  exitedAt: string | null;

  @Field({ description: "Only signatories may speak of the case." })
  get inForce(): boolean {
    return EMBARGO_STATES_IN_FORCE.includes(this.state);
  }
}

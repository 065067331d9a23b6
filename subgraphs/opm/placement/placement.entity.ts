/**
 * A placement: a person, by pseudonym, on the way into a position. No name, birth date or other trait of the person
 * is kept. The table holds what OPM's work needs; of it the graph tells what suppression.ts allows, which is why the
 * class does not extend `HubRecord` and has no key.
 */
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Readable } from "../../kit/access/reading-rule";
import { MarkedRecord } from "../../kit/record/marked-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { AgencyStub } from "../foreign/agency";
import { PLACEMENT_STATES, type PlacementState } from "./placement.transitions";
import { SUPPRESSION } from "./suppression";

export const PlacementStateEnum = graphqlEnum(PLACEMENT_STATES, {
  name: "PlacementState",
  description: "Where a placement stands.",
  values: { CLEARANCE_PENDING: "The offer is accepted, the background investigation runs." },
});

@ObjectType({ description: "A person placed with an agency, by pseudonym; told only among five or more alike." })
@Entity()
@Readable(SUPPRESSION)
export class Placement extends MarkedRecord {
  @Field(() => ID, { description: "Pseudonym. It follows from nothing about the person." })
  override id: string;

  @Column("text")
  agencyId: string;

  @Column("text")
  announcementId: string;

  @Field(() => PlacementStateEnum)
  @Column("text")
  state: PlacementState;

  @Column("date")
  selectedOn: string;

  @Column("date", { nullable: true })
  onboardedOn: string | null;

  @Field(() => AgencyStub, { description: "The agency that hires." })
  get agency(): AgencyStub {
    return { id: this.agencyId };
  }
}

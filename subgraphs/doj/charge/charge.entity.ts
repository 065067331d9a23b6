/**
 * One count of a prosecution. It names a statute that was in force on the offence date (statute/in-force.ts).
 * The charges of a sealed prosecution do not exist for readers.
 */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";
import { SEALING_OF_CHARGES } from "../sealed";

@ObjectType({ description: "One count of an indictment or information." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("prosecutionId", "statuteId", "count", "filedOn")
@Readable(SEALING_OF_CHARGES)
export class Charge extends HubRecord {
  @Column("text")
  prosecutionId: string;

  @Column("text")
  statuteId: string;

  @Field(() => Int, { description: "Number of the count, from 1." })
  @Column("integer")
  count: number;

  @Field({ description: "What is charged, in one sentence." })
  @Column("text")
  allegation: string;

  @Field(() => DateScalar, { description: "First day of the offence; the statute was in force on it." })
  @Column("date")
  offenceOn: string;

  @Field(() => DateScalar, { description: "Day on which this count was filed." })
  @Column("date")
  filedOn: string;
}

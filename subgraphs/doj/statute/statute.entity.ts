/** A criminal statute that can be charged. Reference data: no command creates one. */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";

@ObjectType({ description: "A section of the United States Code that a charge can name." })
@Directive('@key(fields: "id")')
@Entity()
export class Statute extends HubRecord {
  @Field(() => Int, { description: "Title of the United States Code." })
  @Column("integer")
  title: number;

  @Field({ description: "Section within the title, `1028A`." })
  @Column("text")
  section: string;

  @Field({ description: "The section's heading in the code." })
  @Column("text")
  heading: string;

  @Field(() => DateScalar, { description: "Day on which the section was enacted; amendments came later." })
  @Column("date")
  enactedOn: string;

  @Field({ description: "The enacting law, `Pub. L. 98-473`." })
  @Column("text")
  enactedBy: string;

  @Field(() => DateScalar, { nullable: true, description: "First day of force where the law set a later one." })
  @Column("date", { nullable: true })
  effectiveOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it was no longer in force." })
  @Column("date", { nullable: true })
  repealedOn: string | null;

  @Field({ description: "As courts cite it, `18 U.S.C. § 1030`." })
  get citation(): string {
    return `${this.title} U.S.C. § ${this.section}`;
  }
}

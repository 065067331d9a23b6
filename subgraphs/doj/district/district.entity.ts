/** A federal judicial district: where investigations are led and prosecutions are filed. Reference data. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";

@ObjectType({ description: "One of the 94 federal judicial districts, with its United States Attorney's office." })
@Directive('@key(fields: "id")')
@Entity()
export class District extends HubRecord {
  @Field({ description: "As courts cite it, `S.D.N.Y.`" })
  @Column("text")
  citation: string;

  @Field()
  @Column("text")
  name: string;

  @Field({ description: "State, federal district or territory that it lies in." })
  @Column("text")
  location: string;

  @Field({ description: "Circuit of the court of appeals, `2nd`." })
  @Column("text")
  circuit: string;
}

/**
 * A federal agency in the hub's directory.
 * Compliance, exposures, hiring, referrals and patch deliveries are fields that other agencies add.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { AGENCY_KINDS, type AgencyKind } from "../../kit/reference/agencies";
import { graphqlEnum } from "../../kit/schema/graphql-enum";

export const AgencyKindEnum = graphqlEnum(AGENCY_KINDS, {
  name: "AgencyKind",
  description: "Which part of the federal government an agency belongs to.",
  values: {
    CIVILIAN_EXECUTIVE: "A civilian agency of the executive branch.",
    DEFENSE: "The Department of War and its components.",
    INTELLIGENCE: "An element of the intelligence community.",
    COUNCIL: "A committee of several agencies.",
    EXECUTIVE_OFFICE: "A part of the Executive Office of the President.",
  },
});

@ObjectType({ description: "A code of an agency in one code list." })
export class AgencyCode {
  @Field({ description: "The code list: `cgac` or `omb`. The same value means different agencies in different lists." })
  scheme: string;

  @Field({ description: "The code, with its leading zeros." })
  value: string;
}

@ObjectType({ description: "A federal agency." })
@Directive('@key(fields: "id")')
@Entity("agency")
export class Agency extends HubRecord {
  @Field({ description: "How the agency is called for short." })
  @Column("text")
  acronym: string;

  @Field()
  @Column("text")
  name: string;

  @Field(() => AgencyKindEnum)
  @Column("text")
  kind: AgencyKind;

  @Column("text", { nullable: true })
  parentId: string | null;

  /** `cgac:015`; filters compare whole entries. */
  @Column("text", { name: "codes", array: true })
  codeTexts: string[];

  @Field({ description: "Whether directives for civilian agencies bind it (44 U.S.C. 3553)." })
  @Column("boolean")
  civilianExecutive: boolean;

  @Field(() => [AgencyCode], { description: "Codes in government-wide lists; components often have none." })
  get codes(): AgencyCode[] {
    return this.codeTexts.map((text) => {
      const [scheme = "", value = ""] = text.split(":");
      return { scheme, value };
    });
  }
}

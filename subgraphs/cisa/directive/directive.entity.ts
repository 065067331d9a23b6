/**
 * CISA's directives: one table, three kinds, one GraphQL interface that is an entity, so that other agencies can add
 * fields to every directive without knowing its kind.
 * Source: 44 U.S.C. 3553(b)(2) (binding operational directives) and 3553(h) (emergency directives).
 */
import { Directive as FederationDirective, Field, InterfaceType, ObjectType } from "type-graphql";
import { ChildEntity, Column, Entity, TableInheritance } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { ObligationStub } from "../foreign/obligation";
import { type DirectiveState, DirectiveStateEnum } from "./directive.transitions";

export const DIRECTIVE_KINDS = ["BINDING_OPERATIONAL", "EMERGENCY", "SUPPLEMENTAL"] as const;

export type DirectiveKind = (typeof DIRECTIVE_KINDS)[number];

export const DirectiveKindEnum = graphqlEnum(DIRECTIVE_KINDS, {
  name: "DirectiveKind",
  description: "On which footing a directive stands.",
});

@InterfaceType({ description: "A compulsory direction of CISA to agencies, of whatever kind." })
@FederationDirective('@key(fields: "id")')
@Entity("directive")
@Announces("number", "title", "issuedOn", "endedOn")
@TableInheritance({ column: { name: "kind", type: "text" } })
export abstract class Directive extends HubRecord {
  @Field(() => DirectiveKindEnum)
  @Column("text")
  kind: DirectiveKind;

  @Field({ description: "As it is cited: `BOD 26-04`." })
  @Column("text")
  number: string;

  @Field()
  @Column("text")
  title: string;

  @Field({ description: "What it is for, in a sentence." })
  @Column("text")
  summary: string;

  @Field(() => DirectiveStateEnum)
  @Column("text")
  state: DirectiveState;

  @Field(() => DateScalar, { nullable: true, description: "Day of issue; null in drafts and where no source is sure." })
  @Column("date", { nullable: true })
  issuedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was superseded, revoked or closed." })
  @Column("date", { nullable: true })
  endedOn: string | null;

  @Field({ description: "Binds civilian executive agencies and no others." })
  @Column("boolean")
  civilian: boolean;

  @Field(() => String, { nullable: true, description: "Where CISA publishes it." })
  @Column("text", { nullable: true })
  url: string | null;

  @Column("text", { array: true })
  obligationIds: string[];

  @Column("text", { nullable: true })
  supersededById: string | null;

  @Field(() => [ObligationStub], { description: "Obligations of the order that it serves." })
  get obligations(): ObligationStub[] {
    return this.obligationIds.map((id) => ({ id }));
  }
}

@ObjectType({ implements: Directive, description: "A standing direction that safeguards federal information." })
@FederationDirective('@key(fields: "id")')
@ChildEntity("BINDING_OPERATIONAL")
export class BindingOperationalDirective extends Directive {}

@ObjectType({ implements: Directive, description: "A direction against a known or suspected threat." })
@FederationDirective('@key(fields: "id")')
@ChildEntity("EMERGENCY")
export class EmergencyDirective extends Directive {
  @Field({ description: "The threat that made it necessary." })
  @Column("text")
  threat: string;
}

@ObjectType({ implements: Directive, description: "A direction that adds to an earlier directive." })
@FederationDirective('@key(fields: "id")')
@ChildEntity("SUPPLEMENTAL")
export class SupplementalDirection extends Directive {
  @Column("text")
  supplementsId: string;
}

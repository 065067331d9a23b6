/** A defensive service that CISA offers to agencies, governments and operators. */
import { Directive as FederationDirective, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { FrontierModelStub } from "../foreign/frontier-model";

export const SERVICE_AUDIENCES = ["FEDERAL", "STATE_LOCAL", "CRITICAL_INFRASTRUCTURE"] as const;

export type ServiceAudience = (typeof SERVICE_AUDIENCES)[number];

export const ServiceAudienceEnum = graphqlEnum(SERVICE_AUDIENCES, {
  name: "ServiceAudience",
  description: "Who may ask for a defensive service.",
  values: { CRITICAL_INFRASTRUCTURE: "Operators such as rural hospitals, community banks and local utilities." },
});

@ObjectType({ description: "A defensive service that CISA offers." })
@FederationDirective('@key(fields: "id")')
@Entity()
export class DefensiveService extends HubRecord {
  @Field()
  @Column("text")
  name: string;

  @Field({ description: "What the service does, in a sentence." })
  @Column("text")
  summary: string;

  @Field(() => [ServiceAudienceEnum], { description: "Who may ask for it." })
  @Column("text", { array: true })
  audiences: ServiceAudience[];

  @Field({ description: "The service works with AI-enabled tools." })
  @Column("boolean")
  aiEnabled: boolean;

  @Field({ description: "The service gives access to covered frontier models." })
  @Column("boolean")
  includesCoveredModels: boolean;

  @Column("text", { array: true })
  modelIds: string[];

  @Field(() => [FrontierModelStub], { description: "Frontier models that the service gives access to." })
  get models(): FrontierModelStub[] {
    return this.modelIds.map((id) => ({ id }));
  }
}

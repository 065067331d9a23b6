/** A signed checkpoint of the audit as auditors read it, to compare with the copies that they keep. */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../schema/scalars";

@ObjectType({ description: "A signed statement of where every chain of the audit stood." })
@Directive('@policy(policies: [["role:AUDITOR"]])')
export class AuditCheckpoint {
  @Field(() => Int, { description: "Counts from 1." })
  number: number;

  @Field(() => DateTimeScalar)
  at: string;

  @Field(() => Int, { description: "Chains that had entries." })
  chains: number;

  @Field(() => String, { description: "JSON, as it was signed." })
  statement: string;

  @Field(() => String, { description: "Ed25519, base64url." })
  signature: string;
}

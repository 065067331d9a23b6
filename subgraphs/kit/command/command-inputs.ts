/** What the inputs of all commands have. */
import "reflect-metadata";
import { Field, ID, InputType, Int } from "type-graphql";

const KEY = "Chosen by the caller, once for each command: sent again, the command is answered again and not done.";

/** Of commands that take no text of the caller's, so that none can be kept. */
@InputType()
export abstract class KeyInput {
  @Field({ description: KEY })
  idempotencyKey: string;
}

@InputType()
export abstract class CreateInput {
  @Field({ description: KEY })
  idempotencyKey: string;

  @Field(() => String, { nullable: true, description: "On which basis: evidence, statute, agreement. For history." })
  basis?: string | null;
}

@InputType()
export abstract class RecordInput extends CreateInput {
  @Field(() => ID, { description: "The record." })
  id: string;

  @Field(() => Int, { description: "The version that the caller has read; another one answers CONFLICT." })
  expectedVersion: number;
}

/** Of commands that are never refused for a version, such as a withdrawal. */
@InputType()
export abstract class AnyVersionInput extends CreateInput {
  @Field(() => ID, { description: "The record." })
  id: string;

  @Field(() => Int, { nullable: true, description: "May be given; this takes effect whatever the version." })
  expectedVersion?: number | null;
}

/** What the commands on dependencies take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";

@InputType()
export class AddTaskDependencyInput extends CreateInput {
  @Field(() => ID, { description: "The task that waits." })
  task: string;

  @Field(() => ID, { description: "The task that must be delivered first, of any agency." })
  dependsOn: string;
}

@InputType()
export class RemoveTaskDependencyInput extends RecordInput {}

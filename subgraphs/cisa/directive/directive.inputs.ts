/** Inputs of the commands on directives. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateScalar } from "../../kit/schema/scalars";
import { type DirectiveKind, DirectiveKindEnum } from "./directive.entity";

@InputType()
export class DraftDirectiveInput extends CreateInput {
  @Field(() => DirectiveKindEnum)
  kind: DirectiveKind;

  @Field({ description: "As it will be cited: `BOD 26-04`, `ED 26-03`, `Supplemental Direction ED 26-03`." })
  number: string;

  @Field()
  title: string;

  @Field({ description: "What it is for, in a sentence." })
  summary: string;

  @Field(() => String, { nullable: true, description: "Where CISA publishes it." })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: "Obligations of the order that it serves." })
  obligations?: string[] | null;

  @Field(() => String, { nullable: true, description: "The threat; of emergency directives, which need it." })
  threat?: string | null;

  @Field(() => ID, { nullable: true, description: "The directive that a supplemental direction adds to." })
  supplements?: string | null;
}

@InputType()
export class ReviseDirectiveInput extends RecordInput {
  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  summary?: string | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => [ID], { nullable: true, description: "All obligations of the order that it serves." })
  obligations?: string[] | null;

  @Field(() => String, { nullable: true, description: "Of emergency directives only." })
  threat?: string | null;
}

@InputType()
export class AddRequiredActionInput extends RecordInput {
  @Field({ description: "What must be done." })
  text: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time, where one day holds for all agencies." })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: "The pace, where no single day holds for all agencies." })
  cadence?: string | null;
}

@InputType()
export class IssueDirectiveInput extends RecordInput {
  @Field(() => String, { nullable: true, description: "What the agencies report on; the title unless told." })
  subject?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day of their reports; unless told, the latest due day of its actions.",
  })
  dueOn?: string | null;

  @Field(() => [ID], { nullable: true, description: "Whom it binds; all civilian executive agencies unless told." })
  agencies?: string[] | null;
}

@InputType()
export class SupersedeDirectiveInput extends RecordInput {
  @Field(() => ID, { description: "The issued directive that takes its place." })
  by: string;
}

@InputType()
export class RevokeDirectiveInput extends RecordInput {
  @Field(() => ID, { nullable: true, description: "The issued directive that revokes it, if one does." })
  by?: string | null;
}

@InputType()
export class CloseDirectiveInput extends RecordInput {}

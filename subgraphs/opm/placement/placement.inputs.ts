/**
 * What the commands of placements take: keys and ids, and no text of anybody's, since it might hold a name. Therefore
 * no basis either: the certificate is the basis of every placement.
 */
import { Field, ID, InputType, Int } from "type-graphql";
import { KeyInput } from "../../kit/command/command-inputs";

@InputType()
export class RecordPlacementInput extends KeyInput {
  @Field(() => ID, { description: "Announcement with a certificate issued, from which the person was selected." })
  announcementId: string;
}

@InputType()
abstract class PlacementInput extends KeyInput {
  @Field(() => ID, { description: "The placement's pseudonym." })
  id: string;

  @Field(() => Int, { description: "The version that the caller has read; another one answers CONFLICT." })
  expectedVersion: number;
}

@InputType()
export class OfferPlacementInput extends PlacementInput {}

@InputType()
export class StartClearanceInput extends PlacementInput {}

@InputType()
export class OnboardPlacementInput extends PlacementInput {}

@InputType()
export class DeclinePlacementInput extends PlacementInput {}

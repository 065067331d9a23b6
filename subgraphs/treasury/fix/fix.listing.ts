/** Fixes as a list: which wait for verification, who submitted what. */
import { Field, ID, InputType } from "type-graphql";
import { children } from "../../kit/read/batch";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { Fix } from "./fix.entity";

@InputType({ description: "Which fixes a list holds." })
class FixFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("caseId"))
  @Field(() => [ID], { nullable: true, description: "Of these cases." })
  cases?: string[] | null;

  @Where(anyOf("submittedById"))
  @Field(() => [ID], { nullable: true, description: "Submitted by these organizations." })
  submittedBy?: string[] | null;

  @Where(holds(({ column }) => `${column("verifiedAt")} IS NOT NULL`))
  @Field(() => Boolean, { nullable: true, description: "Digest and signature verified." })
  verified?: boolean | null;

  @Where(anyOf("sha256"))
  @Field(() => [String], { nullable: true, description: "With exactly these digests." })
  sha256?: string[] | null;

  @Where(from("submittedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Submitted at this instant or later." })
  submittedFrom?: Date | null;

  @Where(before("submittedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Submitted before this instant." })
  submittedBefore?: Date | null;

  @Where(contains("artefact"))
  @Field(() => String, { nullable: true, description: "Words of the artefact's name." })
  search?: string | null;
}

export const fixes = new Listing({
  of: Fix,
  name: "Fix",
  filter: FixFilter,
  orders: { SUBMITTED_AT: "submittedAt", VERIFIED_AT: "verifiedAt" },
  defaultOrder: { field: "SUBMITTED_AT", direction: "DESC" },
});

/** What maintainers submitted for a case, oldest first: one, seldom a few. */
export const fixesByCase = children({ of: Fix, parent: "caseId", orderBy: "submittedAt" });

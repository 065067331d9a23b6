/** Benchmark runs as a list. No filter or order looks at results. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { BenchmarkRun, RUNS_ARE_CLASSIFIED } from "./benchmark-run.entity";

@InputType()
class BenchmarkRunFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("modelId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the models." })
  models?: string[] | null;

  @Where(anyOf("suite"))
  @Field(() => [String], { nullable: true, description: "Names of suites." })
  suites?: string[] | null;

  @Where(holds(({ column }) => `${column("finishedAt")} IS NOT NULL`))
  @Field(() => Boolean, { nullable: true })
  finished?: boolean | null;

  @Where(from("startedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Started at this instant or later." })
  startedFrom?: Date | null;

  @Where(before("startedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Started before this instant." })
  startedBefore?: Date | null;
}

export const benchmarkRuns = new Listing({
  of: BenchmarkRun,
  name: "BenchmarkRun",
  access: RUNS_ARE_CLASSIFIED,
  filter: BenchmarkRunFilter,
  orders: { STARTED_AT: "startedAt", FINISHED_AT: "finishedAt", SUITE: "suite" },
  defaultOrder: { field: "STARTED_AT", direction: "DESC" },
});

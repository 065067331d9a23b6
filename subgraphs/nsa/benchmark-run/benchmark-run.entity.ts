/**
 * One run of the classified benchmark. Rows are marked SECRET or above, which the table enforces.
 * Not here, nor anywhere else in the hub: what counts would have to be reached.
 * Source: Executive Order 14409, section 3(a).
 */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { DateTimeScalar } from "../../kit/schema/scalars";

/** Who may know that there are runs; which of them, each run's marking and topics decide. */
export const RUNS_ARE_CLASSIFIED = '@policy(policies: [["clearance:SECRET", "compartment:FRONTIER"]])';

@ObjectType({ description: "A run of the classified benchmark on a model. Classified." })
@Directive('@key(fields: "id")')
@Readable({ topics: [{ program: "benchmarking" }, { property: "modelId" }] })
@Directive(RUNS_ARE_CLASSIFIED)
@Entity()
export class BenchmarkRun extends HubRecord {
  @Column("text")
  modelId: string;

  @Field({ description: "Name of the scenario suite." })
  @Column("text")
  suite: string;

  @Field(() => Int, { description: "Scenarios that the suite holds." })
  @Column("integer")
  scenarioCount: number;

  @Field(() => Int, { nullable: true, description: "Scenarios that the model solved; null until the run is over." })
  @Column("integer", { nullable: true })
  solvedCount: number | null;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  startedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null until the run is over." })
  @Column("timestamptz", { nullable: true })
  finishedAt: string | null;
}

/**
 * The append-only history of an agency's records: who moved what, when, from which state, on which basis.
 * One table per agency, created by `createKitTables` in the agency's first migration.
 */
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, type QueryRunner } from "typeorm";
import { type Batch, children } from "../read/batch";
import { DateTimeScalar } from "../schema/scalars";

@ObjectType({ description: "One entry of a record's history. Entries are added, never changed." })
@Directive("@shareable")
@Entity("history")
export class HistoryEntry {
  /**
   * Number among the entries of all records. It is told to nobody: a gap between two told entries would tell that
   * something happened to records which their readers must not know of.
   */
  @PrimaryColumn("bigint", { name: "id", generated: "identity", generatedIdentity: "ALWAYS" })
  serial: number;

  /** The record's id and the entry's number within its history from 1, set when the history is read. */
  @Field(() => ID)
  id: string;

  /** GraphQL type name of the record. */
  @Column("text")
  recordType: string;

  @Column("text")
  recordId: string;

  @Field(() => DateTimeScalar, { description: "When it happened." })
  @Column("timestamptz")
  at: string;

  @Field({ description: "Who did it: a role or a service, never a person's name." })
  @Column("text")
  actor: string;

  @Field({ description: "The office that the actor spoke for." })
  @Column("text")
  office: string;

  @Field({ description: "What was done, in the words of the lifecycle, for example `validate`." })
  @Column("text")
  action: string;

  @Field(() => String, { nullable: true, description: "State before; null for the first entry." })
  @Column("text", { nullable: true })
  fromState: string | null;

  @Field(() => String, { nullable: true, description: "State after; null where the record has no states." })
  @Column("text", { nullable: true })
  toState: string | null;

  @Field(() => String, { nullable: true, description: "On which basis: evidence, statute, agreement." })
  @Column("text", { nullable: true })
  basis: string | null;
}

const entriesByRecord = children({ of: HistoryEntry, parent: "recordId", orderBy: "at" });

/** History of records by record id, oldest first. Record ids are unique within an agency. */
export const historyByRecord: Batch<string, HistoryEntry[]> = {
  async fetch(recordIds, database) {
    const histories = await entriesByRecord.fetch(recordIds, database);
    for (const [recordId, entries] of histories) {
      entries.forEach((entry, index) => (entry.id = `${recordId}/${index + 1}`));
    }
    return histories;
  },
};

/**
 * Creates what every agency's database holds beside its own tables: the history, append-only for everybody, its
 * owner included, and the note of what was seeded.
 */
export async function createKitTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE history (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      record_type text NOT NULL,
      record_id text NOT NULL,
      at timestamptz NOT NULL,
      actor text NOT NULL,
      office text NOT NULL,
      action text NOT NULL,
      from_state text,
      to_state text,
      basis text
    );
    CREATE INDEX history_record ON history (record_id, at, id);
    CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'history is append-only'; END $$;
    CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history
      FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
    CREATE TABLE seeded (scale integer NOT NULL, at timestamptz NOT NULL DEFAULT now());
  `);
}

/**
 * A tiny agency whose one type has every kind of rule: parties of three kinds, topics of two kinds, and a second type
 * that is for parties alone. The test fills it with markings of every kind.
 */
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { Column, Entity, type MigrationInterface, type QueryRunner } from "typeorm";
import type { Agency } from "../../../../subgraphs/kit/agency";
import { Readable, among, organizationIn, rolesOf } from "../../../../subgraphs/kit/access/reading-rule";
import { createCommandTables } from "../../../../subgraphs/kit/command/receipts";
import { Where, anyOf } from "../../../../subgraphs/kit/read/filter";
import { Listing } from "../../../../subgraphs/kit/read/listing";
import { rootQueries } from "../../../../subgraphs/kit/read/root-queries";
import { createKitTables } from "../../../../subgraphs/kit/record/history";
import { HubRecord, RECORD_COLUMNS } from "../../../../subgraphs/kit/record/hub-record";

const SHARED = {
  name: "shared_papers",
  sql: (organization: string) => `SELECT paper_id FROM public.paper_share WHERE organization_id = ${organization}`,
};

@ObjectType()
@Directive('@key(fields: "id")')
@Entity()
@Readable({
  parties: [
    organizationIn("ownerId", "its owner"),
    rolesOf("OPM's officers", "OPM_OFFICER@opm"),
    among("id", SHARED, "with whom it is shared"),
  ],
  topics: [{ program: "papers" }, { property: "subjectId" }],
})
class Paper extends HubRecord {
  @Field(() => ID)
  @Column("text")
  ownerId: string;

  @Column("text")
  subjectId: string;
}

@ObjectType()
@Directive('@key(fields: "id")')
@Entity()
@Readable({ partiesOnly: true, parties: [organizationIn("ownerId", "its owner")] })
class Note extends HubRecord {
  @Field(() => ID)
  @Column("text")
  ownerId: string;
}

@InputType()
class PaperFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;
}

@InputType()
class NoteFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;
}

const papers = new Listing({ of: Paper, name: "Paper", filter: PaperFilter });
const notes = new Listing({ of: Note, name: "Note", filter: NoteFilter });

class Initial1 implements MigrationInterface {
  readonly name = "Initial1780000000000";

  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await createCommandTables(runner);
    await runner.query(`
      CREATE TABLE paper (${RECORD_COLUMNS}, owner_id text NOT NULL, subject_id text NOT NULL);
      CREATE TABLE note (${RECORD_COLUMNS}, owner_id text NOT NULL);
      CREATE TABLE paper_share (paper_id text NOT NULL, organization_id text NOT NULL);
      CREATE VIEW paper_ids AS SELECT id FROM paper`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP VIEW paper_ids; DROP TABLE paper_share, note, paper, history, seeded");
  }
}

export const documents: Agency = {
  name: "opm",
  description: "Papers and notes for tests.",
  entities: [Paper, Note],
  migrations: [Initial1],
  resolvers: [
    rootQueries(papers, { one: "paper", many: "papers", description: "All papers." }),
    rootQueries(notes, { one: "note", many: "notes", description: "All notes." }),
  ],
  commands: [],
  lifecycles: {},
  seedReference: async () => {},
  seedDemonstration: async () => {},
};

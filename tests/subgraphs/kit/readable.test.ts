import { Args, Ctx, Directive, Field, FieldResolver, ID, InputType, ObjectType, Resolver, Root } from "type-graphql";
import { Column, Entity, type MigrationInterface, type QueryRunner } from "typeorm";
import type { Agency } from "../../../subgraphs/kit/agency";
import { Readable } from "../../../subgraphs/kit/access/reading-rule";
import { children } from "../../../subgraphs/kit/read/batch";
import { Where, anyOf, conditionsOf } from "../../../subgraphs/kit/read/filter";
import type { ListArgs } from "../../../subgraphs/kit/read/list-args";
import { Listing, heldBy } from "../../../subgraphs/kit/read/listing";
import { rootQueries } from "../../../subgraphs/kit/read/root-queries";
import type { SubgraphContext } from "../../../subgraphs/kit/read/subgraph-context";
import { createKitTables } from "../../../subgraphs/kit/record/history";
import { HubRecord, RECORD_COLUMNS } from "../../../subgraphs/kit/record/hub-record";
import { startTestSubgraph } from "../../fixture/subgraph";

@ObjectType()
@Directive('@key(fields: "id")')
@Entity()
@Readable({ own: { told: (column) => `NOT ${column("isPrivate")}`, who: "unless it is private" } })
class Letter extends HubRecord {
  @Field(() => ID)
  @Column("text")
  boxId: string;

  @Column("boolean")
  isPrivate: boolean;
}

@InputType()
class LetterFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;
}

const letters = new Listing({ of: Letter, name: "Letter", filter: LetterFilter });

@ObjectType()
@Directive('@key(fields: "id")')
class LetterBox {
  @Field(() => ID)
  id: string;
}

const lettersOf = children({ of: Letter, parent: "boxId", orderBy: "id" });

@Resolver(() => LetterBox)
class LetterBoxResolver {
  @FieldResolver(() => letters.Connection)
  async letters(@Root() box: LetterBox, @Args(() => letters.Args) args: ListArgs, @Ctx() context: SubgraphContext) {
    return context.page(letters, args, { relation: heldBy("boxId"), id: box.id });
  }

  @FieldResolver(() => [Letter])
  async all(@Root() box: LetterBox, @Ctx() context: SubgraphContext) {
    return (await context.load(lettersOf, box.id)) ?? [];
  }
}

class Initial1 implements MigrationInterface {
  readonly name = "Initial1780000000000";

  async up(runner: QueryRunner): Promise<void> {
    await createKitTables(runner);
    await runner.query(`CREATE TABLE letter (${RECORD_COLUMNS}, box_id text NOT NULL, is_private boolean NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE letter, history, seeded");
  }
}

const post: Agency = {
  name: "opm",
  description: "A post office for tests.",
  entities: [Letter],
  migrations: [Initial1],
  resolvers: [rootQueries(letters, { one: "letter", many: "letters", description: "All letters." }), LetterBoxResolver],
  orphanedTypes: [LetterBox],
  commands: [],
  lifecycles: {},
  seedReference: async () => {},
  seedDemonstration: async (run) =>
    run.insert(
      Letter,
      ["a", "b", "c", "d"].map((id) => ({
        id,
        boxId: id === "d" ? "full" : "box",
        isPrivate: id === "b" || id === "d",
        provenanceSource: "test",
        provenanceAsOf: "2026-06-02T00:00:00Z",
      })),
    ),
};

describe("Visible", () => {
  it("hides a row from its id, references, pages, counts and nested lists alike", async () => {
    await using subgraph = await startTestSubgraph(post);
    const answer = await subgraph.ask(
      `query ($r: [_Any!]!) {
        visible: letter(id: "a") { id } hidden: letter(id: "b") { id }
        letters { totalCount nodes { id } } asked: letters(filter: { ids: ["b", "c"] }) { totalCount nodes { id } }
        first: letters(first: 1) { nodes { id } pageInfo { hasNextPage } }
        _entities(representations: $r) {
          ... on Letter { id } ... on LetterBox { letters { totalCount nodes { id } } all { id } } } }`,
      {
        r: [
          { __typename: "Letter", id: "a" },
          { __typename: "Letter", id: "b" },
          { __typename: "LetterBox", id: "box" },
          { __typename: "LetterBox", id: "full" },
        ],
      },
    );
    expect(answer).toEqual({
      data: {
        visible: { id: "a" },
        hidden: null,
        letters: { totalCount: 2, nodes: [{ id: "a" }, { id: "c" }] },
        asked: { totalCount: 1, nodes: [{ id: "c" }] },
        first: { nodes: [{ id: "a" }], pageInfo: { hasNextPage: true } },
        _entities: [
          { id: "a" },
          null,
          { letters: { totalCount: 2, nodes: [{ id: "a" }, { id: "c" }] }, all: [{ id: "a" }, { id: "c" }] },
          { letters: { totalCount: 0, nodes: [] }, all: [] },
        ],
      },
    });
  });
});

describe("conditionsOf", () => {
  it("shows each condition the whole filter, for fields that mean something together", () => {
    class RangeFilter {
      @Where(
        (value: number, { bind }, { inclusive }: RangeFilter) => `x <${inclusive === true ? "=" : ""} ${bind(value)}`,
      )
      below?: number;

      @Where(() => "true")
      inclusive?: boolean | null;
    }
    const scope = { column: (property: string) => property, bind: (value: unknown) => String(value) };
    expect(conditionsOf(RangeFilter, { below: 3, inclusive: true }, scope)).toEqual(["(x <= 3)", "(true)"]);
    expect(conditionsOf(RangeFilter, { below: 3, inclusive: null }, scope)).toEqual(["(x < 3)"]);
  });
});

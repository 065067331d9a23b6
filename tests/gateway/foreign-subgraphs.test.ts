import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createYoga } from "graphql-yoga";
import { composeSdl, startGatewayOn, using } from "./fixture/federation";

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;

const bookshop = `${HEADER}
  type Query { books(limit: Int = 10): [Book!]! }
  type Book @key(fields: "isbn") { isbn: ID! title: String! writer: Writer }
  type Writer @key(fields: "id") { id: ID! }
`;
const writers = `${HEADER}
  type Query { writer(id: ID!): Writer }
  type Mutation { rename(id: ID!, name: String!): Writer }
  type Writer @key(fields: "id") { id: ID! name: String books: [Book!]! }
  type Book @key(fields: "isbn") { isbn: ID! rank: Int }
`;

const names = new Map([["w1", "Ursula"]]);
const BOOKS = [
  { isbn: "1", title: "First", writer: { id: "w1" } },
  { isbn: "2", title: "Second", writer: { id: "w2" } },
];

const bookshopResolvers = {
  Query: { books: (_: unknown, { limit }: { limit: number }) => BOOKS.slice(0, limit) },
  Book: { __resolveReference: async ({ isbn }: { isbn: string }) => BOOKS.find((book) => book.isbn === isbn) ?? null },
};
const writersResolvers = {
  Query: { writer: (_: unknown, { id }: { id: string }) => ({ id }) },
  Mutation: {
    rename: (_: unknown, { id, name }: { id: string; name: string }) => {
      names.set(id, name);
      return { id };
    },
  },
  Writer: {
    __resolveReference: async ({ id }: { id: string }) => ({ id }),
    name: ({ id }: { id: string }) => {
      const name = names.get(id);
      if (name === undefined) throw new Error("password of the database");
      return name;
    },
    books: () => [{ isbn: "1" }],
  },
  Book: {
    __resolveReference: async ({ isbn }: { isbn: string }) => ({ isbn }),
    rank: ({ isbn }: { isbn: string }) => Number(isbn),
  },
};

interface Foreign {
  readonly name: string;
  readonly url: string;
  readonly document: ReturnType<typeof parse>;
  readonly server: Server;
}

async function startYoga(name: string, sdl: string, resolvers: object): Promise<Foreign> {
  const document = parse(sdl);
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as never }]);
  const server = createServer(createYoga({ schema, logging: false }) as unknown as RequestListener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return { name, url, document, server };
}

describe("startGateway on foreign subgraphs", () => {
  let foreign: readonly Foreign[];
  beforeAll(async () => {
    foreign = await Promise.all([
      startYoga("bookshop", bookshop, bookshopResolvers),
      startYoga("writers-of-the-world", writers, writersResolvers),
    ]);
  });
  afterAll(() => {
    for (const { server } of foreign) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function ask(url: string, query: string): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
  }

  it("serves their supergraph alone", async () => {
    await using(startGatewayOn(composeSdl(foreign)), async (gateway) => {
      expect(await ask(gateway.url, "{ books(limit: 1) { title rank writer { name books { title rank } } } }")).toEqual(
        {
          data: {
            books: [{ title: "First", rank: 1, writer: { name: "Ursula", books: [{ title: "First", rank: 1 }] } }],
          },
        },
      );
    });
  });

  it("changes things through them", async () => {
    await using(startGatewayOn(composeSdl(foreign)), async (gateway) => {
      expect(await ask(gateway.url, `mutation { rename(id: "w3", name: "Octavia") { name books { title } } }`)).toEqual(
        {
          data: { rename: { name: "Octavia", books: [{ title: "First" }] } },
        },
      );
    });
  });

  it("names the one that failed and masks what it did not foresee", async () => {
    await using(startGatewayOn(composeSdl(foreign)), async (gateway) => {
      expect(await ask(gateway.url, "{ books { title writer { name } } }")).toEqual({
        errors: [
          {
            message: "The agency writers-of-the-world failed to answer this.",
            path: ["books", 1, "writer", "name"],
            extensions: { code: "INTERNAL_SERVER_ERROR", agency: "writers-of-the-world" },
          },
        ],
        data: {
          books: [
            { title: "First", writer: { name: "Ursula" } },
            { title: "Second", writer: { name: null } },
          ],
        },
      });
    });
  });
});

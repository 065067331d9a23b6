/**
 * What is measured: one supergraph and a stream of requests each.
 * In: nothing. Out: workloads by name. Not here: how they are run (run.ts).
 */
import type { GraphqlRequest } from "./graphql-request";
import { readQuestions } from "./questions/read-questions";

export interface Workload {
  readonly name: string;
  readonly federation: "shop" | "questions";
  /** One line for the report. */
  readonly about: string;
  /** The n-th request. */
  readonly request: (n: number) => GraphqlRequest;
  /** Open connections, each with one request at a time. */
  readonly connections: number;
}

const HEAVY = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }
  query Heavy {
    users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User
      reviews { ...Review product { ...Product } } } } } } }
    topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
  }`;

const WIDE = `query Wide { topProducts(first: 1) { attributes { ${Array.from({ length: 200 }, (_, index) => `a${index}`).join(" ")} } } }`;

const same = (query: string) => () => ({ query });

let read: readonly GraphqlRequest[] | undefined;
const questions = (): readonly GraphqlRequest[] => (read ??= readQuestions());

export const WORKLOADS: readonly Workload[] = [
  {
    name: "heavy",
    federation: "shop",
    about: "7 fetches over 4 subgraphs, deep and repetitive",
    request: same(HEAVY),
    connections: 50,
  },
  {
    name: "light",
    federation: "shop",
    about: "one hop: a user and their reviews",
    request: same("query Light { me { id name reviews { id body } } }"),
    connections: 50,
  },
  { name: "wide", federation: "shop", about: "200 scalar fields of one object", request: same(WIDE), connections: 50 },
  {
    name: "long",
    federation: "shop",
    about: "a list of 10,000 rows",
    request: same("query Long { topProducts(first: 1) { upc notes { id text score } } }"),
    connections: 10,
  },
  {
    name: "cold",
    federation: "shop",
    about: "every document is new: parse, validate, plan",
    request: (n) => ({
      query: `query Cold${n} { users { id name r${n}: reviews { id body product { upc name price } } } }`,
    }),
    connections: 20,
  },
  {
    name: "errors",
    federation: "shop",
    about: "half of the entities fail in a subgraph",
    request: same("query Errors { users { id failing reviews { id } } }"),
    connections: 50,
  },
  {
    name: "questions",
    federation: "questions",
    about: "the hub's own twelve questions in turn",
    request: (n) => questions()[n % questions().length] as GraphqlRequest,
    connections: 20,
  },
];

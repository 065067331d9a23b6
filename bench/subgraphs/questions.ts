/**
 * What the gateway asks of a subgraph in bulk: a thousand references, or a page of a thousand rows.
 * In: an agency's own names. Out: GraphQL documents, named by what is in them.
 */
import type { SubgraphName } from "../../common/subgraph-names";

export const ROWS = 1_000;

export interface Question {
  readonly name: string;
  readonly query: string;
  /** Asks with `$of`, representations of the listed type. */
  readonly ofReferences: boolean;
}

export interface Subject {
  readonly agency: SubgraphName;
  /** The listed type, which is an entity. */
  readonly type: string;
  /** Its list at the root. */
  readonly list: string;
  /** Ten fields that hold no other type. */
  readonly scalars: string;
  /** A list under each row. */
  readonly nested: string;
}

export const SUBJECTS: readonly Subject[] = [
  {
    agency: "cisa",
    type: "AssetExposure",
    list: "assetExposures",
    scalars: "id version asset publiclyExposed detectedOn fixedOn tier deadline overdue fixedWithinTier",
    nested: "history { id at actor office action }",
  },
  {
    agency: "treasury",
    type: "VulnerabilityCase",
    list: "vulnerabilityCases",
    scalars: "id version title summary state priority evidence reportedAt validatedAt closedAt",
    nested: "history { id at actor action toState }",
  },
];

const FEW = 4;
const RECORD = `marking { level compartments dissemination tlp } provenance { source asOf }`;

/** The questions about one subject. */
export function questionsAbout(subject: Subject): readonly Question[] {
  const { list, scalars, nested } = subject;
  const few = scalars.split(" ").slice(0, FEW).join(" ");
  return [
    references("references, 4 scalars", subject, few),
    references("references, marking and provenance", subject, `id ${RECORD}`),
    references("references, nested list", subject, `id ${nested}`),
    page("list, nodes of 10 fields", list, `nodes { ${scalars} }`),
    page("list, edges with cursors", list, `edges { cursor node { ${few} } } pageInfo { hasNextPage endCursor }`),
  ];
}

function references(name: string, { type }: Subject, selection: string): Question {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { __typename ${selection} } } }`;
  return { name, query, ofReferences: true };
}

function page(name: string, list: string, selection: string): Question {
  return { name, query: `{ ${list}(first: ${ROWS}) { ${selection} } }`, ofReferences: false };
}

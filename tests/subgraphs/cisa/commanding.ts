/** Commands to CISA's subgraph, for tests: one mutation with a new key each, and what came of it. */
import type { TestSubgraph } from "../../fixture/subgraph";

export interface Outcome {
  // eslint-disable-next-line typescript/no-explicit-any -- tests look into answers by value
  readonly record: any;
  readonly error: { readonly code?: unknown; readonly message?: string; readonly details?: unknown } | undefined;
  /** SQL statements, those of the answer's fields included. */
  readonly statements: number;
}

export interface Order {
  /** Name of the mutation. */
  readonly name: string;
  /** A persona, or `ROLE@office`. */
  readonly as: string;
  readonly input: object;
  /** What is asked of the record. */
  readonly fields?: string;
}

let keys = 0;

export async function command(subgraph: TestSubgraph, { name, as, input, fields = "id" }: Order): Promise<Outcome> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await subgraph.askAs(
    as,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    { input: { idempotencyKey: `cisa-test-${(keys += 1)}`, ...input } },
  );
  const [error] = errors ?? [];
  return {
    record: data?.[name] ?? null,
    error: error && { message: error.message, ...error.extensions },
    statements: subgraph.statements(),
  };
}

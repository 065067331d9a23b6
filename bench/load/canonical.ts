/** Answers made comparable: keys sorted, errors reduced to their presence, since gateways word and place them differently. */
interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

export function canonicalAnswer(text: string): string {
  const { data, errors } = JSON.parse(text) as GraphqlAnswer;
  return JSON.stringify({ data: sortKeys(data), hasErrors: (errors ?? []).length > 0 });
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sortKeys(one)]),
  );
}

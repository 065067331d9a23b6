/** The hub's own twelve questions as requests. In: nothing. Out: the twelve, in their order. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { GraphqlRequest } from "../graphql-request";

const QUESTIONS = join(__dirname, "../../../tests/e2e/questions");

export function readQuestions(): readonly GraphqlRequest[] {
  const files = readdirSync(QUESTIONS).filter((file) => file.endsWith(".graphql"));
  return files.sort().map((file) => ({
    query: readFileSync(join(QUESTIONS, file), "utf8"),
    variables: readVariables(join(QUESTIONS, file.replace(/\.graphql$/, ".variables.json"))),
  }));
}

function readVariables(file: string): Record<string, unknown> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>) : {};
}

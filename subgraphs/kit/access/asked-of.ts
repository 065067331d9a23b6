/**
 * Of whom the rows of a type ask, from the rule beside its entity: the topics of which one needs to know, and the
 * parties, as the words that `marking_asks` is made of.
 * In: a rule, how its columns are called. Out: SQL for asks-column.ts.
 */
import { escapeLiteral } from "pg";
import type { AskedOf } from "./asks-column";
import type { Party, ReadingRule, Topic } from "./reading-rule";

/** @param column quoted column of a property, without its table */
export function askedOf(rule: ReadingRule, column: (property: string) => string): AskedOf {
  const { parties = [], partiesOnly = false, topics = [{ property: "id" }], own } = rule;
  return {
    topics: topics.map((topic) => topicWord(topic, column)),
    parties: parties.flatMap((party) => partyWords(party, column)),
    partiesOnly,
    isWhole: own === undefined,
  };
}

function topicWord(topic: Topic, column: (property: string) => string): string {
  return "program" in topic ? escapeLiteral(`topic:${topic.program}`) : `'topic:' || ${column(topic.property)}`;
}

function partyWords(party: Party, column: (property: string) => string): readonly string[] {
  switch (party.kind) {
    case "organization":
      return [`'role:REPRESENTATIVE@' || ${column(party.property)}`];
    case "roles":
      return party.roles.map((role) => escapeLiteral(`role:${role}`));
    case "lookup":
      return [`'${party.lookup.name}:' || ${column(party.property)}`];
  }
}

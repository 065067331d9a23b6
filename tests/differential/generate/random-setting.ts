/**
 * Data and failures for a schema: calm, troubled by errors of resolvers, or unfair, with subgraphs that fail as wholes.
 * In: randomness and a schema. Out: settings in which questions are asked. Not here: the data (random-world.ts).
 */
import { FAILURE_KINDS, type CallFailure } from "../differential-case";
import type { LoadedSchema, Setting } from "../run/run-case";
import { World } from "../run/world";
import type { OverrideSettings } from "../../../gateway/plan/overrides";
import type { FieldOwners } from "./field-owners";
import type { Random } from "./random";
import { randomWorld, type WorldOdds } from "./random-world";

export interface SettingSource {
  readonly loaded: LoadedSchema;
  readonly owners: FieldOwners;
  readonly overrides: OverrideSettings;
}

type Mood = "calm" | "troubled" | "unfair";

/** Three of five are fair: a monolith must answer alike. */
const MOODS: readonly Mood[] = ["calm", "troubled", "troubled", "unfair", "unfair"];

/** @param rounds each has settings of all moods */
export function randomSettings(random: Random, source: SettingSource, rounds: number): Setting[] {
  const moods = Array.from({ length: rounds }, () => MOODS).flat();
  return moods.map((mood) => {
    const odds = oddsOf(random, mood);
    const data = randomWorld(random, source.loaded.composed, { owners: source.owners, odds });
    const world = new World(data, source.loaded.composed.documents, source.overrides);
    return { world, failures: mood === "unfair" ? randomFailures(random, source) : [], comparesMonolith: odds.fair };
  });
}

function oddsOf(random: Random, mood: Mood): WorldOdds {
  switch (mood) {
    case "calm":
      return { nulls: random.pick([0, 0.1, 0.3]), errors: 0, fair: true };
    case "troubled":
      return { nulls: 0.1, errors: random.pick([0.03, 0.1, 0.3]), fair: true };
    case "unfair":
      return { nulls: 0.15, errors: random.pick([0, 0.05, 0.15]), fair: false };
  }
}

function randomFailures(random: Random, { loaded }: SettingSource): CallFailure[] {
  return random.some([...loaded.subgraphs.keys()], 1, 0.3).map((subgraph) => ({
    subgraph,
    calls: random.pick(["root", "entities", "entities"]),
    kind: random.pick(FAILURE_KINDS),
  }));
}

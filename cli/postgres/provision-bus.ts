/**
 * The database of the bus, on the same server as the agencies': `hub_bus`, owned by `hub_bus_owner`, open to the
 * agencies' runtime roles, who append and read (subgraphs/kit/events/postgres/bus-schema.ts).
 * In: an administrator's URL; the agencies' roles exist. Out: each agency's URL. Repeating it changes nothing.
 */
import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { prepareBusDatabase } from "../../subgraphs/kit/events/postgres/bus-schema";
import { urlFor } from "./connect";
import {
  type DatabaseNames,
  administer,
  keepOthersOut,
  namesOf,
  provisionEmptyDatabase,
  provisionRoles,
} from "./provision";

export const BUS_NAMES: DatabaseNames = { database: "hub_bus", owner: "hub_bus_owner" };

/** Bus URL of each agency. */
export type BusUrls = ReadonlyMap<SubgraphName, string>;

/** The runtime roles that meet on the bus. */
export function agencyRoles(): string[] {
  return SUBGRAPH_NAMES.map((agency) => namesOf(agency).runtime);
}

/** @throws DATABASE_UNAVAILABLE when the server cannot be used, or the role may not do this */
export async function provisionBus(adminUrl: string, passwordOf: (role: string) => string): Promise<BusUrls> {
  const { database, owner } = BUS_NAMES;
  await administer(adminUrl, async (admin) => {
    await provisionRoles(admin, [owner], passwordOf);
    await provisionEmptyDatabase(admin, BUS_NAMES);
    await keepOthersOut(admin, database, agencyRoles());
    await prepareBusDatabase(urlFor(adminUrl, { database, role: owner, password: passwordOf(owner) }), agencyRoles());
  });
  return busUrlsOf(adminUrl, passwordOf);
}

/** The agencies' connections to the bus database. */
export function busUrlsOf(adminUrl: string, passwordOf: (role: string) => string): BusUrls {
  const { database } = BUS_NAMES;
  return new Map(
    SUBGRAPH_NAMES.map((agency) => {
      const role = namesOf(agency).runtime;
      return [agency, urlFor(adminUrl, { database, role, password: passwordOf(role) })];
    }),
  );
}

/**
 * The passwords of the roles of the agencies, the bus and the audit, and the agencies' context keys: from the
 * environment, else as stored, else generated and stored.
 * In: environment, credentials file, which server. Out: role → password. Environment passwords are never stored.
 */
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import {
  AUDITOR_PASSWORD,
  AUDIT_OWNER_PASSWORD,
  BUS_OWNER_PASSWORD,
  type Environment,
  PASSWORD_SETTINGS,
  contextKeyVariable,
  passwordVariable,
  readConfig,
} from "../config";
import { generatePassword, readPasswords, writePasswords } from "./credentials";
import { namesOf } from "./provision";
import { AUDIT_NAMES } from "./provision-audit";
import { BUS_NAMES } from "./provision-bus";

export interface PasswordSource {
  readonly environment: Environment;
  /** The credentials file; its folder exists. */
  readonly file: string;
  /** Key of the server in that file. */
  readonly server: string;
}

/**
 * @returns role → password, for both roles and the context key of every agency, the bus database's owner, the audit's
 *   owner and reader
 * @throws CONFIG_INVALID for an unusable password variable; DATA_DIRECTORY_UNUSABLE for a damaged file
 */
export function agencyPasswords({ environment, file, server }: PasswordSource): ReadonlyMap<string, string> {
  const passwords = new Map(knownPasswords({ environment, file, server }));
  const missing = roles().filter(({ role }) => !passwords.has(role));
  if (missing.length === 0) return passwords;
  const stored = new Map(readPasswords(file, server));
  for (const { role } of missing) {
    const password = generatePassword();
    passwords.set(role, password);
    stored.set(role, password);
  }
  writePasswords(file, server, stored);
  return passwords;
}

/**
 * Those that are in the environment or stored, for whoever only looks at a hub: nothing is written.
 * @throws CONFIG_INVALID, DATA_DIRECTORY_UNUSABLE as above
 */
export function knownPasswords({ environment, file, server }: PasswordSource): ReadonlyMap<string, string> {
  const given = readConfig(PASSWORD_SETTINGS, environment);
  const stored = readPasswords(file, server);
  const known = roles().map(({ role, variable }) => [role, given[variable] ?? stored.get(role)] as const);
  return new Map(known.flatMap(([role, password]) => (password === undefined ? [] : [[role, password] as const])));
}

function roles(): { role: string; variable: string }[] {
  const ofAgencies = SUBGRAPH_NAMES.flatMap((agency) => {
    const { owner, runtime, contextKey } = namesOf(agency);
    return [
      { role: owner, variable: passwordVariable(agency, "owner") },
      { role: runtime, variable: passwordVariable(agency, "runtime") },
      { role: contextKey, variable: contextKeyVariable(agency) },
    ];
  });
  return [
    ...ofAgencies,
    { role: BUS_NAMES.owner, variable: BUS_OWNER_PASSWORD },
    { role: AUDIT_NAMES.owner, variable: AUDIT_OWNER_PASSWORD },
    { role: AUDIT_NAMES.auditor, variable: AUDITOR_PASSWORD },
  ];
}

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
  const given = readConfig(PASSWORD_SETTINGS, environment);
  const stored = new Map(readPasswords(file, server));
  const passwords = new Map<string, string>();
  let generated = 0;
  for (const { role, variable } of roles()) {
    const known = given[variable] ?? stored.get(role);
    const password = known ?? generatePassword();
    passwords.set(role, password);
    if (known !== undefined) continue;
    generated += 1;
    stored.set(role, password);
  }
  if (generated > 0) writePasswords(file, server, stored);
  return passwords;
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

/**
 * Tokens of personas, signed by the development issuer of a hub on this machine.
 * In: a persona and how long its token lives. Out: a JWT that this hub's gateway takes, and no other.
 * Not here: the key's making (hub-keys.ts).
 */
import { createPrivateKey, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { SignJWT } from "jose";
import { type Caller, fitsOffice } from "../../common/caller";
import { DEVELOPMENT_ISSUER } from "../../common/development-issuer";
import { HubError } from "../../common/errors";
import { personaOf } from "../../common/personas";
import { dataDirectoryOf } from "../postgres/hub-database";
import { type Environment, HUB_SETTINGS, isForDevelopment, readConfig } from "../config";
import { keyPaths, publicJwk } from "./hub-keys";

export interface DevelopmentToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly caller: Caller;
}

/**
 * @param identity a persona, or `ROLE@office`
 * @throws CONFIG_INVALID in production, or where no hub was started; BAD_USER_INPUT for what nobody can be
 */
export async function developmentToken(
  identity: string,
  ttlSeconds: number,
  environment: Environment = process.env,
): Promise<DevelopmentToken> {
  const config = readConfig(HUB_SETTINGS, environment);
  if (!isForDevelopment(config)) {
    throw new HubError("CONFIG_INVALID", "There is no development issuer here.", {
      remedy: "Get a token from your agency's issuer: personas are for development alone.",
    });
  }
  const caller = personaOf(identity);
  const misfit = caller.roles.find((role) => !fitsOffice(role, caller.office));
  if (misfit !== undefined) throw new HubError("BAD_USER_INPUT", `${misfit} is no role of ${caller.office}.`);
  const expiresAt = new Date(Math.floor(Date.now() / 1_000 + ttlSeconds) * 1_000);
  const token = await signToken(caller, keyPaths(dataDirectoryOf(config).keys).developmentPrivate, expiresAt);
  return { token, expiresAt: expiresAt.toISOString(), caller };
}

async function signToken(caller: Caller, keyFile: string, expiresAt: Date): Promise<string> {
  const { issuer, audience, algorithm: alg, type: typ } = DEVELOPMENT_ISSUER;
  const { subject, roles, office, scopes, clearance, compartments, needToKnow } = caller;
  const key = readKey(keyFile);
  const facts = { roles, office, scope: scopes.join(" "), clearance, compartments, need_to_know: needToKnow };
  return new SignJWT(roles.length === 0 ? {} : facts)
    .setProtectedHeader({ alg, typ, kid: publicJwk(key).kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject || "public")
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .setJti(randomUUID())
    .sign(key);
}

function readKey(file: string) {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (cause) {
    throw new HubError("CONFIG_INVALID", "This user can read no development issuer's key here.", {
      remedy: "Start the hub with npm start, as the same user and with the same HUB_DATA_DIR.",
      cause,
    });
  }
}

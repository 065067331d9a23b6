/**
 * Who may vouch for callers, and how the gateway vouches for them in turn: its settings.
 * In: environment variables, as part of the gateway's (config.ts). Out: `AccessConfig`.
 * Not here: keys (issuer-keys.ts, context-signer.ts).
 */
import { resolve } from "node:path";
import { z } from "zod";
import { DEVELOPMENT_ISSUER } from "../../common/development-issuer";
import { jsonSetting } from "../json-setting";

/** Signatures that a public key verifies; a shared secret would let whoever verifies sign as well. */
const ALGORITHMS = [
  "EdDSA",
  "Ed25519",
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
] as const;

export interface IssuerConfig {
  /** Short name; subjects begin with it, so that two issuers cannot vouch for the same one. */
  readonly id: string;
  /** The claim `iss`. */
  readonly issuer: string;
  /** URL (http or https) or path of a JSON Web Key Set. */
  readonly jwks: string;
  /** One of them must be in the claim `aud`. */
  readonly audience: readonly string[];
  readonly algorithms: readonly (typeof ALGORITHMS)[number][];
  /** The header `typ`. */
  readonly type: string;
  /** Tokens issued longer ago are refused whatever their expiry. */
  readonly maxAgeSeconds: number;
}

export interface AccessConfig {
  readonly issuers: readonly IssuerConfig[];
  /** Path of the Ed25519 private key that signs caller contexts; without it, none is signed. */
  readonly signingKey: string | undefined;
  /** Subgraphs that are told nothing about callers. */
  readonly unsignedSubgraphs: readonly string[];
}

/** Nobody can prove who they are, and subgraphs are told nothing. */
export const NO_ACCESS: AccessConfig = Object.freeze({ issuers: [], signingKey: undefined, unsignedSubgraphs: [] });

const ISSUER = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be lower-case letters, digits and hyphens"),
  issuer: z
    .string()
    .min(1)
    .refine((issuer) => issuer !== DEVELOPMENT_ISSUER.issuer, "is the development issuer's name"),
  jwks: z.string().min(1).refine(isUrlOrPath, "must be an http or https URL, or a path"),
  audience: z.union([
    z
      .string()
      .min(1)
      .transform((one) => [one]),
    z.array(z.string().min(1)).min(1),
  ]),
  algorithms: z.array(z.enum(ALGORITHMS)).min(1),
  type: z.string().min(1).default("at+jwt"),
  maxAgeSeconds: z.number().int().min(1).max(86_400).default(3_600),
});

export function isUrl(jwks: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(jwks);
}

function isUrlOrPath(jwks: string): boolean {
  return !isUrl(jwks) || (/^https?:\/\//i.test(jwks) && URL.canParse(jwks));
}

const issuers = jsonSetting("[]")
  .pipe(z.array(ISSUER))
  .refine((all) => areDistinct(all.map(({ id }) => id)), "names an id twice")
  .refine((all) => areDistinct(all.map(({ issuer }) => issuer)), "names an issuer twice")
  .refine((all) => all.every(({ id }) => id !== DEVELOPMENT_ISSUER.id), "uses the development issuer's id");

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

const nameList = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((name) => name.trim()))
  .transform((names) => names.filter((name) => name !== ""));

/** The variables, for the gateway's schema. */
export const accessShape = {
  ACCESS_ISSUERS: issuers,
  DEVELOPMENT_ISSUER_JWKS: z.string().optional(),
  GATEWAY_SIGNING_KEY: z.string().optional(),
  UNSIGNED_SUBGRAPHS: nameList,
};

type AccessVariables = z.output<z.ZodObject<typeof accessShape>>;

export function accessConfig(values: AccessVariables): AccessConfig {
  const { ACCESS_ISSUERS, DEVELOPMENT_ISSUER_JWKS, GATEWAY_SIGNING_KEY, UNSIGNED_SUBGRAPHS } = values;
  const development = DEVELOPMENT_ISSUER_JWKS === undefined ? [] : [developmentIssuer(DEVELOPMENT_ISSUER_JWKS)];
  return Object.freeze({
    issuers: Object.freeze([...ACCESS_ISSUERS, ...development]),
    signingKey: GATEWAY_SIGNING_KEY,
    unsignedSubgraphs: Object.freeze(UNSIGNED_SUBGRAPHS),
  });
}

/** @param jwks path of its public key, as a set */
function developmentIssuer(jwks: string): IssuerConfig {
  const { id, issuer, audience, algorithm, type } = DEVELOPMENT_ISSUER;
  return {
    id,
    issuer,
    jwks: resolve(jwks),
    audience: [audience],
    algorithms: [algorithm],
    type,
    maxAgeSeconds: 86_400,
  };
}

/**
 * The issuer that vouches for personas: what its tokens say, on which the command line and the gateway agree.
 * In: nothing. Out: names. Not here: its keys (cli/identity), what the gateway accepts (gateway/access).
 */
export const DEVELOPMENT_ISSUER = {
  id: "development",
  issuer: "hub-development",
  audience: "interagency-hub",
  algorithm: "EdDSA",
  type: "at+jwt",
} as const;

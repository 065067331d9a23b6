/**
 * TLS for the gateway's listener, and mutual TLS: only clients with a certificate of a given authority get in.
 * In: paths of PEM files. Out: options for node:https. Not here: who a caller is (access/): a certificate admits a
 * client's machine, a token says who asks.
 */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServerOptions } from "node:https";
import { createSecureContext } from "node:tls";
import { z } from "zod";
import { HubError } from "../../common/errors";

/** Paths. */
export interface TlsConfig {
  readonly certificate: string;
  readonly key: string;
  /** Authority of clients' certificates; undefined asks clients for none. */
  readonly clientCa: string | undefined;
}

/** The variables, for the gateway's schema. */
export const tlsShape = {
  TLS_CERTIFICATE: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TLS_CLIENT_CA: z.string().optional(),
};

export function tlsConfig(values: z.output<z.ZodObject<typeof tlsShape>>): TlsConfig | undefined {
  const { TLS_CERTIFICATE: certificate, TLS_KEY: key, TLS_CLIENT_CA: clientCa } = values;
  return certificate === undefined || key === undefined ? undefined : Object.freeze({ certificate, key, clientCa });
}

/** @throws Error when it is no certificate: TLS would take it, and admit nobody */
function clientsOf(ca: Buffer): ServerOptions {
  void new X509Certificate(ca);
  return { ca, requestCert: true, rejectUnauthorized: true };
}

/** @throws CONFIG_INVALID when a file cannot be used */
export function tlsOptions({ certificate, key, clientCa }: TlsConfig): ServerOptions {
  try {
    const files = { cert: readFileSync(certificate), key: readFileSync(key), minVersion: "TLSv1.2" } as const;
    const clients = clientCa === undefined ? {} : clientsOf(readFileSync(clientCa));
    createSecureContext({ ...files, ...clients });
    return { ...files, ...clients };
  } catch (cause) {
    throw new HubError("CONFIG_INVALID", "The gateway's certificate, key or client authority cannot be used.", {
      remedy: "Set TLS_CERTIFICATE, TLS_KEY and TLS_CLIENT_CA to readable PEM files that belong together.",
      cause,
    });
  }
}

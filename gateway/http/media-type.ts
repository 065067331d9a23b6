/**
 * The two media types of GraphQL over HTTP.
 * In: `accept` and `content-type` headers. Out: the type to answer with, or a refusal.
 * Source: GraphQL over HTTP, section 4. Not here: bodies.
 */
import { HubError } from "../../common/errors";

export type MediaType = "application/json" | "application/graphql-response+json";

/** In the order of preference between equals that the client names. */
const OFFERED: readonly MediaType[] = ["application/graphql-response+json", "application/json"];
const JSON_BODY = /^application\/json *(?:; *charset=(?:utf-8|"utf-8"))? *$/i;

/**
 * @param accept a missing header, or one that names no type of ours, takes `application/json`
 * @throws HubError `NOT_ACCEPTABLE`
 */
export function acceptedMediaType(accept: string | undefined): MediaType {
  if (accept === undefined || accept.trim() === "") return "application/json";
  const ranges = accept.split(",").map(readRange);
  const named = OFFERED.map((type) => ({ type, quality: ranges.find((range) => range.type === type)?.quality ?? 0 }));
  const [best, other] = named;
  if (best && other && best.quality > 0 && best.quality >= other.quality) return best.type;
  if (other && other.quality > 0) return other.type;
  const wild = ranges.some(({ type, quality }) => quality > 0 && (type === "*/*" || type === "application/*"));
  if (wild) return "application/json";
  throw new HubError("NOT_ACCEPTABLE", `The hub answers with ${OFFERED.join(" or ")}.`);
}

function readRange(text: string): { type: string; quality: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return { type, quality: quality === undefined ? 1 : Number.parseFloat(quality.slice(2)) || 0 };
}

/** @throws HubError `UNSUPPORTED_MEDIA_TYPE` unless the body is JSON in UTF-8 */
export function assertJsonBody(contentType: string | undefined): void {
  if (contentType !== undefined && JSON_BODY.test(contentType)) return;
  throw new HubError("UNSUPPORTED_MEDIA_TYPE", "Send the request as application/json in UTF-8.");
}

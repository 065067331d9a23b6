/** What a JSON schema finds wrong, in words for people: `dueDate is missing`. */
import type { ErrorObject, ValidateFunction } from "ajv";
import { quoted } from "./rejected";

export function firstReason({ errors }: ValidateFunction): string {
  const [first] = errors ?? [];
  return first === undefined ? "it does not fit the schema" : reason(first);
}

/** `dueDate is missing`, `cwes/0 "CWE-x" must match pattern "^CWE-[0-9]+$"` */
export function reason({ keyword, params, instancePath, message, data }: ErrorObject): string {
  if (keyword === "required") return `${(params as { missingProperty: string }).missingProperty} is missing`;
  const place = instancePath === "" ? "the top level" : instancePath.slice(1);
  return `${place}${keyword === "type" ? "" : ` ${quoted(data)}`} ${message ?? "is unusable"}`;
}

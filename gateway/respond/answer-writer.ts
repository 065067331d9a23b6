/**
 * Writes the answer as text in the client's order, straight from the merged data.
 * In: a projection and data with fault marks. Out: JSON text of `data`, and the errors met on the way.
 * Source: GraphQL specification, section 6.4.4 (null propagation). Not here: fetching or merging.
 */
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import { FaultMark, isRow, ownValue, typenameOf, type Fault, type Problem, type Row } from "../merged-data";
import {
  DENIED,
  type ListPosition,
  type ObjectPosition,
  type Position,
  type ProjectedField,
  type SelectionProjection,
} from "./projection";
import type { ResponseError } from "./response-error";

/** Answers to introspection fields, by the client's keys. */
export type IntrospectionAnswer = Readonly<Record<string, unknown>>;

export interface WriterLimits {
  readonly clientAnswerBytes: number;
  readonly placesPerFault: number;
}

/** A position that may not be null had to be: the object or list around it is null instead. */
const BROKEN = undefined;
type Written = string | typeof BROKEN;

export class AnswerWriter {
  readonly errors: ResponseError[] = [];
  /** How many places each problem was met at. */
  readonly #placesByProblem = new Map<Problem, { count: number; last: ResponseError }>();
  readonly #path: (string | number)[] = [];
  #written = 0;

  constructor(
    private readonly limits: WriterLimits,
    private readonly introspection: IntrospectionAnswer,
  ) {}

  /**
   * @returns JSON text of `data`, perhaps `null`
   * @throws HubError `ANSWER_TOO_LARGE`
   */
  writeRoot(projection: SelectionProjection, data: Row): string {
    const typed = projection.fieldsOf(undefined);
    const text = typed === DENIED ? BROKEN : typed && this.#writeFields(typed.fields, data, typed.typename);
    for (const { count, last } of this.#placesByProblem.values()) {
      const further = count - this.limits.placesPerFault;
      if (further > 0) last.extensions.furtherPlaces = further;
    }
    return text ?? "null";
  }

  /** Reports faults whose marks stand where the client asked for nothing. */
  reportRemaining(faults: readonly Fault[]): void {
    for (const fault of faults) {
      if (!this.#placesByProblem.has(fault)) this.errors.push(formatProblem(fault, undefined));
    }
  }

  #writePosition(position: Position, value: unknown): Written {
    if (value === null || value === undefined) {
      if (!position.nonNull) return "null";
      this.#report("NON_NULL_VIOLATED", `Cannot return null for non-nullable field ${position.coordinate}.`);
      return BROKEN;
    }
    const text = value instanceof FaultMark ? this.#reportMark(value) : this.#writeValue(position, value);
    if (text !== BROKEN) return text;
    return position.nonNull ? BROKEN : "null";
  }

  #writeValue(position: Position, value: unknown): Written {
    switch (position.kind) {
      case "leaf": {
        const text = position.write(value);
        if (text === undefined) {
          this.#report("VALUE_NOT_IN_SCHEMA", `The value of ${position.coordinate} is none that its type shows.`);
          return BROKEN;
        }
        this.#count(text.length + 1);
        return text;
      }
      case "list":
        return this.#writeList(position, value);
      case "object":
        return this.#writeObject(position, value);
    }
  }

  #writeList(position: ListPosition, value: unknown): Written {
    if (!Array.isArray(value)) {
      this.#report("SUBGRAPH_INVALID_RESPONSE", `The value of ${position.coordinate} is no list.`);
      return BROKEN;
    }
    let text = "[";
    let broken = false;
    for (let index = 0; index < value.length; index += 1) {
      this.#path.push(index);
      const item = this.#writePosition(position.item, value[index]);
      this.#path.pop();
      if (item === BROKEN) broken = true;
      else text += index === 0 ? item : `,${item}`;
    }
    this.#count(value.length);
    return broken ? BROKEN : `${text}]`;
  }

  #writeObject(position: ObjectPosition, value: unknown): Written {
    if (!isRow(value)) {
      this.#report("SUBGRAPH_INVALID_RESPONSE", `The value of ${position.coordinate} is no object.`);
      return BROKEN;
    }
    const typed = position.selection.fieldsOf(typenameOf(value));
    if (typed === DENIED) return this.#reportProblem(position.denial, this.#path);
    if (typed) return this.#writeFields(typed.fields, value, typed.typename);
    this.#report("VALUE_NOT_IN_SCHEMA", `The type of ${position.coordinate} is none that the schema shows here.`);
    return BROKEN;
  }

  #writeFields(fields: readonly ProjectedField[], row: Row, typename: string | undefined): Written {
    let text = "{";
    let broken = false;
    for (const field of fields) {
      this.#path.push(field.key);
      const value = this.#writeField(field, row, typename);
      this.#path.pop();
      if (value === BROKEN) broken = true;
      else text += `${text === "{" ? "" : ","}"${field.key}":${value}`;
      this.#count(field.key.length + 4);
    }
    return broken ? BROKEN : `${text}}`;
  }

  #writeField(field: ProjectedField, row: Row, typename: string | undefined): Written {
    switch (field.kind) {
      case "value":
        return this.#writePosition(field.position, ownValue(row, field.dataKey));
      case "denied":
        this.#reportProblem(field.denial, this.#path);
        return field.nonNull ? BROKEN : "null";
      case "introspection":
        return JSON.stringify(this.introspection[field.key] ?? null);
      case "typename":
        if (typename !== undefined) return `"${typename}"`;
        this.#report("NON_NULL_VIOLATED", `Cannot return null for non-nullable field ${field.coordinate}.`);
        return BROKEN;
    }
  }

  #count(length: number): void {
    this.#written += length;
    if (this.#written <= this.limits.clientAnswerBytes) return;
    const limit = this.limits.clientAnswerBytes;
    throw new HubError("ANSWER_TOO_LARGE", `The answer has more than ${limit} bytes: ask for less at once.`);
  }

  #report(code: ResponseError["extensions"]["code"], message: string): void {
    this.errors.push({ message, path: [...this.#path], extensions: { code } });
  }

  #reportMark(mark: FaultMark): typeof BROKEN {
    for (const fault of mark.faults) this.#reportProblem(fault, [...this.#path, ...mark.below]);
    return BROKEN;
  }

  /** In so many places at most; the last error says how many more there are. */
  #reportProblem(problem: Problem | undefined, path: readonly (string | number)[]): typeof BROKEN {
    invariant(problem, "A denied object stands where none was expected.");
    const places = this.#placesByProblem.get(problem);
    if (places && places.count >= this.limits.placesPerFault) {
      places.count += 1;
      return BROKEN;
    }
    const last = formatProblem(problem, [...path]);
    this.errors.push(last);
    this.#placesByProblem.set(problem, { count: (places?.count ?? 0) + 1, last });
    return BROKEN;
  }
}

function formatProblem(
  { message, code, agency, advice }: Problem,
  path: readonly (string | number)[] | undefined,
): ResponseError {
  const whose = agency === undefined ? {} : { agency };
  return { message, ...(path ? { path } : {}), extensions: { code, ...whose, ...advice } };
}

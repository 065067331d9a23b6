/**
 * Reads the answers to one call of a plan by generated code, once the call is made often.
 * In: the body of an answer. Out: its data and extensions, or nothing when the answer is not as expected: JSON.parse reads it then.
 * Not here: what an answer with errors means (fetch/subgraph-answer.ts).
 */
import { JsonCursor, UNEXPECTED } from "../json-cursor";
import type { ExpectedAnswer } from "../fetch/subgraph-answer";
import type { FetchSelection } from "../plan/plan-node";
import { generateReader, makeReader, type DataReader, type SharedPlacesOf } from "./answer-code";
import { readExtensions } from "./answer-extensions";
import type { PlaceId } from "./entity-places";
import { SharedObjects } from "./shared-objects";

export interface ReaderSource {
  readonly selection: FetchSelection;
  /** Whether the answer's keys are changed afterwards, which objects in several places would not bear. */
  readonly isRewritten: boolean;
  readonly sharedPlacesOf: SharedPlacesOf;
}

/** Unexpected answers in a row, from which on only one answer in `REST` is tried. */
const MAX_FAILURES = 8;
const REST = 100;

export class AnswerReader {
  #reader: DataReader | undefined;
  #failures = 0;
  #rested = 0;
  #usesUntilGenerated: number;

  constructor(
    private readonly source: ReaderSource,
    compiledFromUse: number,
  ) {
    this.#usesUntilGenerated = compiledFromUse - 1;
  }

  /**
   * @param repeats receives the places at which one object stands several times
   * @returns undefined when the text is not `{"data":…}` of the expected shape, with or without extensions behind it
   */
  read(text: string, repeats: Set<PlaceId>): ExpectedAnswer | undefined {
    if (this.#usesUntilGenerated > 0) {
      this.#usesUntilGenerated -= 1;
      return undefined;
    }
    if (this.#usesUntilGenerated === 0) this.#generate();
    if (!this.#reader || this.#isResting()) return undefined;
    const answer = readWith(this.#reader, text, repeats);
    this.#failures = answer ? 0 : this.#failures + 1;
    return answer;
  }

  /** Generated source; none where answers are parsed. */
  explain(): readonly string[] {
    const { selection, isRewritten, sharedPlacesOf } = this.source;
    const source = isRewritten ? undefined : generateReader(selection, sharedPlacesOf);
    return source === undefined ? [] : [source];
  }

  /** Where answers keep being unexpected, most of them are parsed without trying. */
  #isResting(): boolean {
    if (this.#failures < MAX_FAILURES) return false;
    this.#rested = (this.#rested + 1) % REST;
    return this.#rested !== 0;
  }

  #generate(): void {
    const [source] = this.explain();
    this.#reader = source === undefined ? undefined : makeReader(source);
    this.#usesUntilGenerated = -1;
  }
}

function readWith(reader: DataReader, text: string, repeats: Set<PlaceId>): ExpectedAnswer | undefined {
  const cursor = new JsonCursor(text);
  try {
    cursor.pass('{"data":');
    const data = reader(cursor, new SharedObjects(cursor, repeats));
    return { data, extensions: readExtensions(text, cursor.at) };
  } catch (error) {
    if (error === UNEXPECTED) return undefined;
    throw error;
  }
}

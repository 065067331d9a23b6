/**
 * The respond stage: what an execution brought together → the text of the answer.
 * In: an operation, what was prepared for it and its finished execution. Out: JSON text. Compiled writers write
 * what is usual; where they give up, the general writer writes the whole answer again and finds every error.
 * Not here: HTTP (http-answers.ts).
 */
import { HubError } from "../../common/errors";
import type { Execution } from "../execute/execution";
import type { Operation } from "../operation/operation";
import { AnswerWriter } from "./answer-writer";
import type { CompiledAnswer } from "./compiled-answer";
import { answerIntrospection } from "./introspection";
import type { SelectionProjection } from "./projection";

export interface PreparedAnswer {
  readonly answer: CompiledAnswer;
  readonly projection: SelectionProjection;
}

/** @throws HubError `ANSWER_TOO_LARGE` */
export function writeAnswer(operation: Operation, prepared: PreparedAnswer, execution: Execution): string {
  const { clientAnswerBytes } = execution.supergraph.limits;
  const data = prepared.answer.write(execution);
  const beginning = data === undefined ? writeGenerally(operation, prepared.projection, execution) : `{"data":${data}`;
  const text = execution.marking ? `${beginning},"extensions":{"marking":${execution.marking.text}}}` : `${beginning}}`;
  if (fitsBytes(text, clientAnswerBytes)) return text;
  throw new HubError("ANSWER_TOO_LARGE", `The answer has more than ${clientAnswerBytes} bytes.`);
}

/** Without the last brace. */
function writeGenerally(operation: Operation, projection: SelectionProjection, execution: Execution): string {
  const { supergraph, variables } = execution;
  const { schema, limits } = supergraph;
  const writer = new AnswerWriter(limits, answerIntrospection(schema, operation.introspection, variables));
  const data = writer.writeRoot(projection, execution.data);
  writer.reportRemaining(execution.faults);
  const { errors } = writer;
  return errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":${data}` : `{"data":${data}`;
}

/** UTF-8 takes at most three bytes for a unit of UTF-16. */
function fitsBytes(text: string, limit: number): boolean {
  return text.length * 3 <= limit || (text.length <= limit && Buffer.byteLength(text) <= limit);
}

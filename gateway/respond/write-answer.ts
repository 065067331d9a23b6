/**
 * The respond stage: what an execution brought together → the text of the answer.
 * In: an operation, its projection and its finished execution. Out: JSON text. Not here: HTTP (http-answers.ts).
 */
import { HubError } from "../../common/errors";
import type { Execution } from "../execute/execution";
import type { Operation } from "../operation/operation";
import { AnswerWriter } from "./answer-writer";
import { answerIntrospection } from "./introspection";
import type { SelectionProjection } from "./projection";

/** @throws HubError `ANSWER_TOO_LARGE` */
export function writeAnswer(operation: Operation, projection: SelectionProjection, execution: Execution): string {
  const { supergraph, variables } = execution;
  const { schema, limits } = supergraph;
  const writer = new AnswerWriter(limits, answerIntrospection(schema, operation.introspection, variables));
  const data = writer.writeRoot(projection, execution.data);
  writer.reportRemaining(execution.faults);
  const { errors } = writer;
  const text = errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":${data}}` : `{"data":${data}}`;
  if (Buffer.byteLength(text) <= limits.clientAnswerBytes) return text;
  throw new HubError("ANSWER_TOO_LARGE", `The answer has more than ${limits.clientAnswerBytes} bytes.`);
}

/**
 * Generates the function that writes objects of one type as JSON, straight in the client's order.
 * In: the fields of a projection. Out: source, and the function. It knows values as they should be; everything else
 * makes it throw `UNUSUAL`, and the general writer (answer-writer.ts), which it must equal, writes the answer.
 * Not here: choosing the type (selection-writer.ts).
 */
import { isPlainName, literal, makeFunction, propertyOf } from "../generated-code";
import { quote } from "../json-text";
import { ownValue } from "../merged-data";
import { leafExpression } from "./leaf-code";
import type { ObjectPosition, Position, ProjectedField, TypedFields } from "./projection";
import { fail } from "./unusual";
import type { ObjectWriter } from "./writing";

export class ObjectCode<Selection> {
  /** Readable source, a function body that returns the writer. */
  readonly source: string;
  /** Writers of the objects below, which the source calls. */
  readonly selections: Selection[] = [];
  readonly #parameters: Record<string, unknown> = { fail, ownValue, quote };
  readonly #lists: string[] = [];

  /** @param selectionWriter makes what writes the objects at a position below */
  constructor(
    typed: TypedFields,
    private readonly selectionWriter: (position: ObjectPosition) => Selection,
  ) {
    this.source = this.#generate(typed);
  }

  compile(): ObjectWriter {
    return makeFunction<ObjectWriter>(this.#parameters, this.source);
  }

  #generate({ fields, typename }: TypedFields): string {
    const body: string[] = [];
    let constant = "{";
    for (const [index, field] of fields.entries()) {
      constant += `${index === 0 ? "" : ","}"${field.key}":`;
      if (field.kind === "typename" && typename !== undefined) {
        constant += `"${typename}"`;
        continue;
      }
      body.push(...this.#fieldLines(field, constant));
      constant = "";
    }
    const lines = ["let value;", 'let text = "";', ...body, `return text + ${literal(`${constant}}`)};`];
    return [
      ...this.#lists,
      `return function write${typename ?? ""}(row, writing) {`,
      ...lines.map((line) => `  ${line}`),
      "};",
    ].join("\n");
  }

  #fieldLines(field: ProjectedField, constant: string): string[] {
    if (field.kind !== "value") return ["fail();"];
    const { dataKey, position } = field;
    const read = isPlainName(dataKey) ? propertyOf("row", dataKey) : `ownValue(row, ${literal(dataKey)})`;
    return [`value = ${read};`, `text += ${literal(constant)} + ${this.#expression(position)};`];
  }

  /** The JSON text of `value`. */
  #expression(position: Position): string {
    const otherwise = position.nonNull ? "fail()" : '(value == null ? "null" : fail())';
    switch (position.kind) {
      case "leaf":
        return leafExpression(position, {
          otherwise,
          writer: () => this.#parameter("leaf", position.write),
        });
      case "list": {
        const list = this.#addList(this.#expression(position.item));
        return `(Array.isArray(value) ? ${list}(value, writing) : ${otherwise})`;
      }
      case "object": {
        const writer = this.selectionWriter(position);
        this.selections.push(writer);
        const name = this.#parameter("selection", writer);
        return `(value != null ? ${name}.write(value, writing) : ${position.nonNull ? "fail()" : '"null"'})`;
      }
    }
  }

  #addList(item: string): string {
    const name = `writeList${this.#lists.length}`;
    this.#lists.push(
      [
        `function ${name}(list, writing) {`,
        '  let text = "[";',
        "  for (let index = 0; index < list.length; index += 1) {",
        "    const value = list[index];",
        '    if (index > 0) text += ",";',
        `    text += ${item};`,
        "  }",
        "  if (text.length > writing.maxLength) fail();",
        '  return text + "]";',
        "}",
      ].join("\n"),
    );
    return name;
  }

  #parameter(kind: string, value: unknown): string {
    const name = `${kind}${Object.keys(this.#parameters).length}`;
    this.#parameters[name] = value;
    return name;
  }
}

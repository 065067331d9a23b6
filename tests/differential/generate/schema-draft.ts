/**
 * Subgraphs while they are being drafted: types are defined in a subgraph as soon as a field there needs them.
 * In: definitions, one at a time. Out: SDL per subgraph. Not here: what is defined (random-schema.ts).
 */
import type { CaseSubgraph } from "../differential-case";

export interface DraftField {
  readonly name: string;
  /** `(pad: Int = 2)`, or nothing. */
  readonly args: string;
  /** As SDL. */
  readonly type: string;
  readonly directives: readonly string[];
}

export function plainField(name: string, type: string): DraftField {
  return { name, args: "", type, directives: [] };
}

/** `[[E0!]]` → `E0` */
export function namedType(type: string): string {
  return type.replace(/[[\]!]/g, "");
}

interface DraftType {
  readonly keyword: "type" | "interface";
  readonly directives: Set<string>;
  readonly interfaces: Set<string>;
  readonly fields: Map<string, DraftField>;
}

export class SubgraphDraft {
  readonly #types = new Map<string, DraftType>();
  /** Whole definitions of unions, enums, inputs and scalars, by name. */
  readonly #others = new Map<string, string>();

  constructor(readonly name: string) {}

  defines(type: string): boolean {
    return this.#types.has(type) || this.#others.has(type);
  }

  typeNames(): string[] {
    return [...this.#types.keys()];
  }

  fieldsOf(type: string): DraftField[] {
    return [...(this.#types.get(type)?.fields.values() ?? [])];
  }

  field(type: string, name: string): DraftField | undefined {
    return this.#types.get(type)?.fields.get(name);
  }

  define(type: string, keyword: "type" | "interface" = "type", directives: readonly string[] = []): void {
    const known = this.#types.get(type);
    if (known) for (const directive of directives) known.directives.add(directive);
    else this.#types.set(type, { keyword, directives: new Set(directives), interfaces: new Set(), fields: new Map() });
  }

  defineOther(name: string, sdl: string): void {
    this.#others.set(name, sdl);
  }

  implement(type: string, name: string): void {
    this.#types.get(type)?.interfaces.add(name);
  }

  /** The first definition of a field stays, unless it is replaced. */
  addField(type: string, field: DraftField): void {
    this.define(type);
    const fields = this.#types.get(type)?.fields;
    if (!fields?.has(field.name)) fields?.set(field.name, field);
  }

  addDirective(type: string, name: string, directive: string): void {
    const field = this.field(type, name);
    if (!field || field.directives.includes(directive)) return;
    this.#types.get(type)?.fields.set(name, { ...field, directives: [...field.directives, directive] });
  }

  toCase(): CaseSubgraph {
    const types = [...this.#types].map(([name, { keyword, directives, interfaces, fields }]) => {
      const implemented = interfaces.size > 0 ? ` implements ${[...interfaces].join(" & ")}` : "";
      const lines = [...fields.values()].map((field) => `  ${printField(field)}\n`);
      return `${[keyword, `${name}${implemented}`, ...directives].join(" ")} {\n${lines.join("")}}\n`;
    });
    const others = [...this.#others.values()].map((sdl) => `${sdl}\n`);
    return { name: this.name, sdl: [...types, ...others].join("") };
  }
}

function printField({ name, args, type, directives }: DraftField): string {
  return [`${name}${args}: ${type}`, ...directives].join(" ");
}

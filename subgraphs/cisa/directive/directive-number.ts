/**
 * How directives are cited, and the ids that follow.
 * In: a number such as `BOD 26-04` or `Supplemental Direction V2 ED 26-03`. Out: its kind's form, its id, and the id
 * of the directive that a supplemental direction's number names.
 */
import type { DirectiveKind } from "./directive.entity";

const BASE = String.raw`\d\d-\d\d`;

const FORMS: Readonly<Record<DirectiveKind, { readonly form: RegExp; readonly example: string }>> = {
  BINDING_OPERATIONAL: { form: new RegExp(`^BOD ${BASE}$`), example: "BOD 26-04" },
  EMERGENCY: { form: new RegExp(`^ED ${BASE}$`), example: "ED 26-03" },
  SUPPLEMENTAL: {
    form: new RegExp(`^Supplemental Direction (?:(V[2-9]) )?((?:BOD|ED) ${BASE})$`),
    example: "Supplemental Direction ED 26-03, or Supplemental Direction V2 ED 26-03",
  },
};

/** @returns what is wrong with the number, completing `input.number …`; undefined when nothing is */
export function numberProblem(kind: DirectiveKind, number: string): string | undefined {
  const { form, example } = FORMS[kind];
  return form.test(number) ? undefined : `must have the form ${example}.`;
}

/** `BOD-26-04`, `ED-26-03-SD`, `ED-26-03-SD-V2`: as the KEV catalogue's texts are read, too. */
export function directiveId(number: string): string {
  const [, edition, base] = FORMS.SUPPLEMENTAL.form.exec(number) ?? [];
  if (base === undefined) return number.replace(" ", "-");
  return [base.replace(" ", "-"), "SD", ...(edition === undefined ? [] : [edition])].join("-");
}

/** The id of the directive that a supplemental direction's number names; undefined for other numbers. */
export function supplementedId(number: string): string | undefined {
  return FORMS.SUPPLEMENTAL.form.exec(number)?.[2]?.replace(" ", "-");
}

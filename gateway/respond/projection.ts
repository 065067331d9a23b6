/**
 * The shape of the answer: client selection × consumer schema, with every @skip and @include decided.
 * In: nothing. Out: the types that build-projection.ts makes and answer-writer.ts follows.
 * Not here: data.
 */
import type { PlaceId } from "../execute/entity-places";
import type { Problem } from "../merged-data";
import type { LeafWriter } from "./leaf-writer";

/** A place that holds a value, or null. */
export type Position = LeafPosition | ListPosition | ObjectPosition;

interface AnyPosition {
  readonly nonNull: boolean;
  /** `Type.field`, for messages. */
  readonly coordinate: string;
}

export interface LeafPosition extends AnyPosition {
  readonly kind: "leaf";
  /** Name of the type. */
  readonly type: string;
  readonly write: LeafWriter;
}

export interface ListPosition extends AnyPosition {
  readonly kind: "list";
  readonly item: Position;
}

export interface ObjectPosition extends AnyPosition {
  readonly kind: "object";
  readonly selection: SelectionProjection;
  /** Stands for every object here whose type is denied; undefined when none can be. */
  readonly denial: Problem | undefined;
  /** The place of the plan at which entities are collected, when this is one. */
  readonly placeId: PlaceId | undefined;
}

/** What is written of an object, by its type. */
export interface SelectionProjection {
  /** Object types that can stand here. */
  readonly typenames: readonly string[];
  /** What is written of an object whose subgraph named its type `typename`; undefined when it does not belong here. */
  fieldsOf(typename: string | undefined): TypedFields | typeof DENIED | undefined;
}

/** Objects of the type are not for the caller: nothing of them is told. */
export const DENIED = "denied";

export interface TypedFields {
  readonly fields: readonly ProjectedField[];
  /** The object's type; undefined when no subgraph told more than the interface. */
  readonly typename: string | undefined;
}

export type ProjectedField =
  | { readonly kind: "value"; readonly key: string; readonly dataKey: string; readonly position: Position }
  /** Not for the caller: null, wherever it stands. */
  | { readonly kind: "denied"; readonly key: string; readonly nonNull: boolean; readonly denial: Problem }
  | { readonly kind: "typename"; readonly key: string; readonly coordinate: string }
  | { readonly kind: "introspection"; readonly key: string };

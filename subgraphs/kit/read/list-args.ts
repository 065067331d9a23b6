/** The arguments of every list: `first`, `after`, `filter`, `orderBy`. */
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { HubError } from "../../../common/errors";
import type { Class } from "../class";
import { graphqlEnum } from "../schema/graphql-enum";

/** Rows of a page when `first` is not given, and the most that one page may hold. */
export const DEFAULT_PAGE_SIZE = 20;
const MAXIMUM_PAGE_SIZE = 1_000;

const ORDER_DIRECTIONS = ["ASC", "DESC"] as const;
type OrderDirection = (typeof ORDER_DIRECTIONS)[number];

const OrderDirectionEnum = graphqlEnum(ORDER_DIRECTIONS, {
  name: "OrderDirection",
  description: "Direction of an order; rows without a value come last in both.",
});

export interface Order {
  readonly field: string;
  readonly direction: OrderDirection;
}

export interface ListArgs<Filter extends object = object> {
  readonly first?: number;
  readonly after?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: Order | null;
}

export interface ListArgsOptions<Filter extends object> {
  /** GraphQL name of the listed type. */
  readonly name: string;
  readonly filter: Class<Filter>;
  readonly orderFields: readonly string[];
}

/** The type-graphql args class of one listing. Called once per listing. */
export function listArgsType<Filter extends object>(options: ListArgsOptions<Filter>): Class<ListArgs<Filter>> {
  const { name, filter, orderFields } = options;
  const OrderField = graphqlEnum(orderFields, {
    name: `${name}OrderField`,
    description: `What a list of ${name} can be ordered by.`,
  });

  @InputType(`${name}Order`, { description: `Order of a list of ${name}.` })
  class OrderInput {
    @Field(() => OrderField)
    field: string;

    @Field(() => OrderDirectionEnum, { defaultValue: "ASC" })
    direction: OrderDirection;
  }

  @ArgsType()
  class Args {
    @Field(() => Int, { defaultValue: DEFAULT_PAGE_SIZE, description: `Rows wanted, 0 to ${MAXIMUM_PAGE_SIZE}.` })
    first: number;

    @Field(() => String, { nullable: true, description: "Cursor of the row behind which the page starts." })
    after?: string | null;

    @Field(() => filter as Function, { nullable: true })
    filter?: Filter | null;

    @Field(() => OrderInput, { nullable: true })
    orderBy?: OrderInput | null;
  }
  return Args;
}

/** @throws BAD_USER_INPUT outside 0 … MAXIMUM_PAGE_SIZE */
export function assertPageSize(first: number): void {
  if (first >= 0 && first <= MAXIMUM_PAGE_SIZE) return;
  throw new HubError("BAD_USER_INPUT", `\`first\` is ${first}; it must be between 0 and ${MAXIMUM_PAGE_SIZE}.`, {
    remedy: "Ask for less and go on with `after: pageInfo.endCursor`.",
  });
}

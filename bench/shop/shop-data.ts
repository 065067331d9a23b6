/** The shop's made-up rows, the same in every run. In: how many. Out: rows with what hangs on them. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly upc: string;
}

const USERS = 6;
const PRODUCTS = 9;
const REVIEWS = 24;
const WORDS = ["sturdy", "quiet", "late", "bright", "heavy", "plain", "useful", "odd", "fine", "loud"];

const word = (number: number): string => WORDS[number % WORDS.length] as string;

export const users: readonly User[] = Array.from({ length: USERS }, (_, index) => ({
  id: `u${index + 1}`,
  name: `User ${word(index)} ${index + 1}`,
  username: `user.${index + 1}`,
  birthday: 1_990 + index,
}));

export const products: readonly Product[] = Array.from({ length: PRODUCTS }, (_, index) => ({
  upc: `p${index + 1}`,
  name: `A ${word(index)} product, number ${index + 1}`,
  price: 100 + 37 * index,
  weight: 50 + 23 * index,
}));

export const reviews: readonly Review[] = Array.from({ length: REVIEWS }, (_, index) => ({
  id: `r${index + 1}`,
  body: `It is ${word(index)} and ${word(index * 3 + 1)}, and I would say ${word(index * 7 + 2)} "again".`,
  authorId: `u${(index % USERS) + 1}`,
  upc: `p${((index * 5) % PRODUCTS) + 1}`,
}));

export const reviewsByAuthor: ReadonlyMap<string, readonly Review[]> = Map.groupBy(
  reviews,
  (review) => review.authorId,
);
export const reviewsByProduct: ReadonlyMap<string, readonly Review[]> = Map.groupBy(reviews, (review) => review.upc);

/** The long list: 10,000 rows of a few scalars. */
export const notes = Array.from({ length: 10_000 }, (_, index) => ({
  id: `n${index}`,
  text: `Note ${index} is ${word(index)}`,
  score: index % 11,
}));

/** The wide object: 200 fields. */
export const attributes = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`a${index}`, `${word(index)} ${index}`]),
);

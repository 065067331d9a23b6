/** Resolvers of the shop's subgraphs over its rows, for `buildSubgraphSchema`. */
import { attributes, notes, products, reviews, reviewsByAuthor, reviewsByProduct, users } from "./shop-data";

const usersById = new Map(users.map((user) => [user.id, user]));
const productsByUpc = new Map(products.map((product) => [product.upc, product]));

type Resolvers = Record<string, Record<string, (...parameters: never[]) => unknown>>;

interface ProductReference {
  readonly upc: string;
  readonly price?: number;
  readonly weight?: number;
}

export const SHOP_RESOLVERS: Readonly<Record<string, Resolvers>> = {
  accounts: {
    Query: {
      me: () => users[0],
      user: (_: unknown, { id }: { id: string }) => usersById.get(id),
      users: () => users,
    },
    User: { __resolveReference: ({ id }: { id: string }) => usersById.get(id) },
  },
  inventory: {
    Product: {
      __resolveReference: (reference: ProductReference) => reference,
      inStock: ({ upc }: ProductReference) => Number(upc.slice(1)) % 2 === 0,
      shippingEstimate: ({ price = 0, weight = 0 }: ProductReference) => (price > 1_000 ? 0 : Math.round(weight * 0.5)),
    },
  },
  products: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first),
      products: () => products,
    },
    Product: {
      __resolveReference: ({ upc }: ProductReference) => productsByUpc.get(upc),
      notes: () => notes,
      attributes: () => attributes,
    },
  },
  reviews: {
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id),
      author: ({ authorId }: { authorId: string }) => ({ __typename: "User", id: authorId }),
      product: ({ upc }: { upc: string }) => ({ __typename: "Product", upc }),
    },
    User: {
      __resolveReference: (reference: { id: string }) => reference,
      reviews: ({ id }: { id: string }) => reviewsByAuthor.get(id) ?? [],
      failing: ({ id }: { id: string }) => {
        if (Number(id.slice(1)) % 2 === 0) throw new Error("This user's record cannot be read.");
        return `fine ${id}`;
      },
    },
    Product: {
      __resolveReference: (reference: ProductReference) => reference,
      reviews: ({ upc }: ProductReference) => reviewsByProduct.get(upc) ?? [],
    },
  },
};

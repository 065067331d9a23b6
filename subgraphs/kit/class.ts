/** A decorated class, abstract or not, as type-graphql and typeorm take it. Constructors come in every shape. */
export type Class<T = any> = abstract new (...args: any[]) => T;

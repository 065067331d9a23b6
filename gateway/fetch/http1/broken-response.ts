/**
 * What a server sent is no HTTP/1.1 response, or one whose end two readers could see in different places.
 * In: what is wrong with it. Out: an error; its connection is not used again. Not here: what clients read of it.
 */
export class BrokenResponse extends Error {}

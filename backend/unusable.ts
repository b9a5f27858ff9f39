/** Why the server does not start, for the person who runs it: their doing, no bug. */
export class Unusable extends Error {}
